import type { ReactNode } from 'react';
import { useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';

/** Writes the run into one file; the history goes on where that is opened, and here it becomes read only. */
export function ToAnotherLaptop(props: { readonly name: string; readonly onDone: () => void }): ReactNode {
  const store = useAppStore();
  const handOver = async (): Promise<void> => {
    const { recordWith, say } = store.getState();
    const answer = await recordWith((desktop, runId) => desktop.handOverRun({ runId, to: props.name }));
    if (!answer.ok) return;
    props.onDone();
    say(`The run is in ${answer.value.path}. Open it on the other laptop; here it can only be read.`);
  };
  return (
    <Button variant="quiet" onClick={() => void handOver()}>
      To another laptop…
    </Button>
  );
}
