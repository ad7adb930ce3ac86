import type { ReactNode } from 'react';
import { leastPassphrase } from '#shared/signing/signer.ts';
import { passphraseStrength, type PassphraseStrength } from '#shared/signing/passphrase-strength.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './signers.module.css';

export type NewPassphrase = { readonly first: string; readonly second: string };
export const noPassphrase: NewPassphrase = { first: '', second: '' };

interface PassphraseFieldsProps {
  readonly label: string;
  readonly value: NewPassphrase;
  readonly onChange: (value: NewPassphrase) => void;
  /** Says what is wrong, once it was tried. */
  readonly isTried: boolean;
}

/** A new passphrase, twice, with how hard it is to guess. */
export function PassphraseFields({ label, value, onChange, isTried }: PassphraseFieldsProps): ReactNode {
  const problem = isTried ? passphraseProblem(value) : null;
  return (
    <>
      <TextField
        label={label}
        type="password"
        hint={<Strength passphrase={value.first} />}
        error={problem?.field === 'first' ? problem.text : undefined}
        value={value.first}
        onChange={(first) => onChange({ ...value, first })}
        input={{ autoComplete: 'new-password' }}
      />
      <TextField
        label={`${label}, again`}
        type="password"
        error={problem?.field === 'second' ? problem.text : undefined}
        value={value.second}
        onChange={(second) => onChange({ ...value, second })}
        input={{ autoComplete: 'new-password' }}
      />
    </>
  );
}

/** What keeps this passphrase from being taken, or null. */
export function passphraseProblem({
  first,
  second,
}: NewPassphrase): { readonly field: keyof NewPassphrase; readonly text: string } | null {
  if (Array.from(first.normalize('NFC')).length < leastPassphrase)
    return {
      field: 'first',
      text: `A passphrase has at least ${leastPassphrase} characters. Use several words.`,
    };
  return first === second ? null : { field: 'second', text: 'The two are not the same.' };
}

const words: Readonly<Record<PassphraseStrength['level'], string>> = {
  'too-short': `At least ${leastPassphrase} characters. Several words are easy to remember and hard to guess.`,
  weak: 'Weak: quickly guessed. Add a word.',
  fair: 'Fair. One more word makes it good.',
  good: 'Good.',
  strong: 'Strong.',
};

const steps: Readonly<Record<PassphraseStrength['level'], number>> = {
  'too-short': 0,
  weak: 1,
  fair: 2,
  good: 3,
  strong: 4,
};

function Strength({ passphrase }: { readonly passphrase: string }): ReactNode {
  const { level } = passphraseStrength(passphrase);
  return (
    <span className={styles.strength}>
      <ProgressBar value={steps[level]} max={4} tone={steps[level] > 2 ? 'done' : 'late'} />
      {words[level]}
    </span>
  );
}
