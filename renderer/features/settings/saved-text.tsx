import { type ReactNode, useState } from 'react';
import { TextField } from '../../ui/text-field.tsx';

interface SavedTextProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  /** Called with the trimmed text when the field is left or Enter is pressed and it differs. */
  readonly onSave: (value: string) => void;
  /** A sentence when the text cannot be taken; the old one stays saved. */
  readonly check?: ((value: string) => string | undefined) | undefined;
  readonly maxLength: number;
}

/** A text that is saved on leaving the field, not with each letter. */
export function SavedText({ label, hint, value, onSave, check, maxLength }: SavedTextProps): ReactNode {
  const [text, setText] = useState(value);
  const [error, setError] = useState<string>();
  const save = (): void => {
    const problem = check?.(text.trim());
    setError(problem);
    if (problem === undefined && text.trim() !== value) onSave(text.trim());
  };
  return (
    <TextField
      label={label}
      hint={hint}
      error={error}
      value={text}
      onChange={setText}
      input={{
        maxLength,
        onBlur: save,
        onKeyDown: (event) => {
          if (event.key === 'Enter') save();
        },
      }}
    />
  );
}
