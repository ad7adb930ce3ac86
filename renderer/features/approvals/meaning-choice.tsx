import type { ReactNode } from 'react';
import type { Meaning } from '#shared/run/run-events.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { SignForm } from './use-sign-form.ts';

const meanings: readonly { readonly value: Exclude<Meaning, 'decline'>; readonly label: string }[] = [
  { value: 'approve', label: 'Approve' },
  { value: 'approve-with-exceptions', label: 'With exceptions named' },
];

/** What the signature says, with its sentence where it needs one. */
export function MeaningChoice({ form }: { readonly form: SignForm }): ReactNode {
  const { meaning } = form;
  return (
    <>
      {meaning !== 'decline' && (
        <SegmentedControl label="Meaning" value={meaning} options={meanings} onChange={form.setMeaning} />
      )}
      {meaning !== 'approve' && (
        <TextArea
          label={meaning === 'decline' ? 'Why it is declined' : 'Which exceptions'}
          hint={
            meaning === 'decline'
              ? 'One sentence. It is signed too and printed beside the signature.'
              : 'One sentence. It is printed beside the signature.'
          }
          value={form.words}
          onChange={form.setWords}
        />
      )}
    </>
  );
}
