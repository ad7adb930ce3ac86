import { describe, expect, it } from 'vitest';
import { workedMarkdown } from '#electron/files/worked-markdown.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import { playNight, playNightUnsigned, sampleNight } from '../../../support/sample-run.ts';
import { observe, playToLive, sign } from '../../../support/run-commands.ts';
import { playRun, shippedMarkdown } from '../../../support/run-player.ts';

describe('the worked checklist', () => {
  it('ticks the approvals that were given, with who and when below each', () => {
    const text = workedMarkdown(sampleNight().run);
    expect(text).toMatch(
      /- \[x\] Lead Developer approval\n {2}- Approved with exceptions.*, 18 Nov 2026 13:20:00, \S/u,
    );
    expect(text.match(/^- \[x\] .* approval$/gmu)).toHaveLength(10);
  });

  it('leaves a declined approval without a tick, and says why', () => {
    const player = playNightUnsigned();
    player.play(
      sign(player.run(), '12.1.1', {
        name: 'Ingrid Solberg',
        meaning: 'decline',
        sentence: 'The load test was never repeated',
      }),
    );
    const text = workedMarkdown(player.run());
    expect(text).toMatch(
      /- \[ \] Lead Developer approval\n {2}- Declined, .*, Ingrid Solberg\n {2}- In words: The load test was never repeated\n/u,
    );
  });

  it('never ticks a trigger, and tells what was observed of it', () => {
    const text = workedMarkdown(sampleNight().run);
    expect(text).toMatch(
      /- \[ \] Error rate >5% for >2 minutes\n {2}- Observed since .*; cleared \d\d:\d\d:\d\d\n/u,
    );
    expect(text).toMatch(/- \[ \] Database connection failures\n(?! {2}-)/u);
  });

  it('carries every round of a follow-up, and its last state in the box', () => {
    const player = playNight();
    const mark = { type: 'MarkFollowUp', item: '13.1.1' } as const;
    player.play({ ...mark, round: 0, state: 'done', note: 'All quiet' });
    player.clock.advance(86_400_000);
    player.play({ ...mark, round: 1, state: 'failed', note: 'Two alarms at night' });
    const text = workedMarkdown(player.run());
    expect(text).toMatch(
      /- \[ \] Daily monitoring and health checks\n {2}- Round 1: Done, .*: All quiet\n {2}- Round 2: Failed, .*: Two alarms at night\n/u,
    );
  });

  it('tells an observation by the time it was stated for, with the notes of triggers and roles', () => {
    const player = playToLive(playRun());
    player.clock.advance(600_000);
    const since = player.clock.now().wall - 300_000;
    player.play(observe('4.1.2', since));
    player.play({ type: 'AddNote', item: '4.1.2', text: 'Seen on the dashboard' });
    player.play({ type: 'AddNote', item: '12.1.1', text: 'Signs from home' });
    const text = workedMarkdown(player.run());
    expect(text).toContain(`- Observed since 17 Nov 2026 ${formatTimeOfDay(since, 60)}, Mei Lindqvist;`);
    expect(text).toMatch(/Note, .*: Seen on the dashboard\n/u);
    expect(text).toMatch(/- \[ \] Lead Developer approval\n {2}- Note, .*: Signs from home\n/u);
  });

  it('is read as the same items again', () => {
    const [worked, source] = [workedMarkdown(sampleNight().run), shippedMarkdown].map(parseChecklist);
    if (worked?.ok !== true || source?.ok !== true) throw new Error('not read');
    // The blanks are filled in.
    expect(worked.value.counts).toEqual({ ...source.value.counts, blanks: worked.value.counts.blanks });
  });
});
