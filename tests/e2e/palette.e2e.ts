import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { NewRunPage } from './pages/new-run-page.ts';

test('the palette goes anywhere, and in a run to everything of it', async ({ start }) => {
  const { page } = await start();
  await new HomePage(page).introduce('Mei Lindqvist');
  const palette = page.getByRole('dialog', { name: 'Find or do anything' });
  await test.step('the palette goes anywhere by keyboard and gives the focus back; all keys are one key away', async () => {
    await page.keyboard.press('Control+K');
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('settings');
    await expect(palette.getByRole('option', { selected: true })).toContainText('Settings');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();

    await page.keyboard.press('Control+K');
    await page.keyboard.type('zzzz');
    await expect(palette.getByText('Nothing matches ‘zzzz’.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();

    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'All keys' });
    await expect(help.getByText('declare go-live')).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
    await help.getByRole('tab', { name: 'What is recognised in a checklist' }).click();
    const authors = page.getByRole('dialog', { name: 'What is recognised in a checklist' });
    await expect(authors.getByRole('row', { name: /Functional test/ })).toContainText(
      'a verification window',
    );
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(authors).toBeHidden();
  });

  await test.step('inside a run it finds groups, items and what can be done, decides nothing itself, and changes people and details', async () => {
    await page.keyboard.press('Control+1');
    await page.keyboard.press('n');
    const form = new NewRunPage(page);
    await form.fill('XianFeast 2.14.0');
    await page.keyboard.press('Control+Enter');
    await expect(form.heading).toBeHidden();
    await page.getByRole('navigation', { name: 'Sections' }).waitFor();
    await page.keyboard.press('Control+K');
    await page.keyboard.type('rollback');
    await expect(palette.getByRole('option', { name: '4.2 Manual Rollback Process 6 steps' })).toBeVisible();
    await expect(palette.getByRole('option', { name: /4\.2\.4 Verify rollback successful/ })).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('abort');
    await page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
    await expect(page.getByRole('dialog', { name: /Abort/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+1');
    await expect(new HomePage(page).row(/XianFeast 2\.14\.0/)).toContainText('Prepare');
    await page.keyboard.press('Enter');

    const pick = async (text: string): Promise<void> => {
      await page.keyboard.press('Control+K');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };

    await pick('change the people');
    await page.getByRole('textbox', { name: 'On-call Engineer', exact: true }).fill('Priya Nair');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Record the change' }).click();
    await expect(page.getByText('The people of the run are changed.').first()).toBeVisible();

    await pick('change the details');
    await page.getByRole('textbox', { name: 'Release' }).fill('2.14.1');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByText('XianFeast 2.14.1').first()).toBeVisible();

    await pick('note on the run');
    await page.getByRole('textbox', { name: 'Note' }).fill('Moved to the second rack.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('The note is in the history of the run.').first()).toBeVisible();
  });
});
