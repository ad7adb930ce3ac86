import { type KeyboardEvent, type ReactNode, useState } from 'react';
import {
  explainKeyRefusal,
  keyOf,
  type LetterCommand,
  letterCommands,
  refuseKey,
  withKey,
} from '#shared/letter-keys.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { keyLabels, letterPressed } from '../../ui/chord.ts';
import { Keycap } from '../../ui/keycap.tsx';
import { isMac } from '../../ui/keyboard.ts';
import styles from './letters-table.module.css';
import { useChange } from './use-setting.ts';

/** Every letter that is a command on an item, each of which can be given another key. */
export function LettersTable(): ReactNode {
  const others = useApp((state) => state.settings.otherKeys);
  const change = useChange();
  const [asked, setAsked] = useState<LetterCommand | null>(null);
  // Its button has the keyboard again once its new key is there.
  const [ended, setEnded] = useState<LetterCommand | null>(null);
  const ask = (command: LetterCommand): void => {
    setAsked(command);
    setEnded(null);
  };
  const end = (command: LetterCommand | null): void => {
    setAsked(null);
    setEnded(command);
  };
  return (
    <section aria-labelledby="letters-title">
      <div className={styles.head}>
        <h3 id="letters-title">Letters</h3>
        {Object.keys(others).length > 0 && (
          <Button
            size="sm"
            variant="quiet"
            onClick={() => void change({ otherKeys: {} }, 'All letters are as they came.')}
          >
            All as they came
          </Button>
        )}
      </div>
      <ul className={styles.letters}>
        {letterCommands.map(({ letter, does }) => (
          <li key={letter} className={styles.letter}>
            <span>{does}</span>
            {asked === letter ? (
              <NewKey command={letter} does={does} onEnd={end} />
            ) : (
              <Button
                size="sm"
                variant="quiet"
                ref={ended === letter ? focusWhenThere : undefined}
                aria-label={`${does}: ${labelOf(keyOf(letter, others))}. Change`}
                onClick={() => ask(letter)}
              >
                <Keycap keys={keyOf(letter, others)} isFixed />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface NewKeyProps {
  readonly command: LetterCommand;
  readonly does: string;
  /** With the command to give the keyboard back to; null where it went elsewhere. */
  readonly onEnd: (command: LetterCommand | null) => void;
}

/** Waits for the key; a letter that another command has is refused in a sentence, and Escape leaves all as it is. */
function NewKey({ command, does, onEnd }: NewKeyProps): ReactNode {
  const others = useApp((state) => state.settings.otherKeys);
  const change = useChange();
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = (event: KeyboardEvent): void => {
    // Tab goes on its way, and so does a modifier until its letter comes.
    if (['Tab', 'Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onEnd(command);
    const key = letterPressed(event) ?? '';
    const refused = refuseKey(command, key, others);
    if (refused !== null) return setRefusal(explainKeyRefusal(refused));
    onEnd(command);
    void change({ otherKeys: withKey(command, key, others) }, `${does}: ${labelOf(key)}.`);
  };
  return (
    <>
      <Button
        size="sm"
        variant="primary"
        ref={focusWhenThere}
        aria-label={`${does}: press its new key, or Escape`}
        onKeyDown={take}
        onBlur={() => onEnd(null)}
      >
        Press a key…
      </Button>
      {refusal !== null && (
        <span className={styles.refused} role="alert">
          {refusal}
        </span>
      )}
    </>
  );
}

function labelOf(key: string): string {
  return keyLabels(key, isMac()).join(' ');
}

function focusWhenThere(button: HTMLButtonElement | null): void {
  button?.focus();
}
