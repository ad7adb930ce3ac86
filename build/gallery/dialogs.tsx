import { type ReactNode, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useHotkeys } from '#renderer/ui/keyboard.ts';
import { useAnnouncer } from '#renderer/ui/live-regions.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { RadioCards } from '#renderer/ui/radio-cards.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { Toast } from '#renderer/ui/toast.tsx';

export function Dialogs(): ReactNode {
  const [isOpen, setOpen] = useState(true);
  const [pin, setPin] = useState('');
  const [picked, setPicked] = useState('Saved.');
  const [marks, setMarks] = useState(0);
  const { announce } = useAnnouncer();
  useHotkeys([
    { keys: 'h', run: () => setOpen(true) },
    {
      keys: ['x', 'Space'],
      run: () => {
        setMarks(marks + 1);
        announce('Done.');
      },
    },
    { keys: 'Ctrl+K', run: () => setPicked('Found.') },
  ]);
  return (
    <main>
      <h1>Behind the dialog, {marks} marks</h1>
      <Button onClick={() => setOpen(true)}>Hand over…</Button>
      <Menu
        label="Section"
        items={[
          { id: 'ics', label: 'Export .ics', icon: 'calendar', keys: 'Ctrl+E' },
          { id: 'open', label: 'Open folder', icon: 'folder' },
          { id: 'end', label: 'End follow-ups…', danger: true },
        ]}
        onPick={(id) => setPicked(`Picked ${id}.`)}
      />
      <Toast onClose={() => undefined} action={<Button size="sm">Undo</Button>}>
        {picked}
      </Toast>
      {isOpen && (
        <Dialog
          title="Hand over to…"
          description="From now on everything is recorded under the new operator. Timers, the running trigger and this item stay as they are."
          onClose={() => setOpen(false)}
          onSubmit={() => {
            setPicked(`Handed over with ${pin.length} signs.`);
            setOpen(false);
          }}
          hotkeys={[{ keys: 'F2', run: () => setPin('1234') }]}
          footer={
            <>
              <Button variant="quiet" keys="Esc" onClick={() => setOpen(false)}>
                Cancel
              </Button>
              <Button variant="primary" keys="Enter" type="submit">
                Hand over to Samuel
              </Button>
            </>
          }
        >
          <RadioCards
            label="Operator"
            labelHidden
            direction="row"
            value="samuel"
            onChange={() => undefined}
            options={[
              { value: 'samuel', label: 'Samuel Adeyemi' },
              { value: 'priya', label: 'Priya Nair', detail: 'On-call engineer' },
            ]}
          />
          <TextField
            label="Samuel’s PIN"
            type="password"
            focusFirst
            value={pin}
            onChange={setPin}
            hint="The new operator types this, not you."
          />
        </Dialog>
      )}
    </main>
  );
}
