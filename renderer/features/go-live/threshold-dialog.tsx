import type { ReactNode } from 'react';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { ThresholdForm } from './threshold-form.tsx';

interface ThresholdDialogProps {
  readonly trigger: string;
  readonly onClose: () => void;
}

/** The threshold of a trigger of the open run. */
export function ThresholdDialog({ trigger, onClose }: ThresholdDialogProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const set = async (holdSeconds: number): Promise<void> => {
    const answer = await store.getState().dispatch({ type: 'SetThreshold', trigger, holdSeconds });
    if (answer.ok) onClose();
  };
  return (
    <ThresholdForm
      text={run.places.get(trigger)?.item.text ?? trigger}
      before={run.thresholds[trigger] ?? 0}
      onSet={(holdSeconds) => void set(holdSeconds)}
      onClose={onClose}
    />
  );
}
