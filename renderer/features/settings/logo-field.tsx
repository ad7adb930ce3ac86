import { type ChangeEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { readLogo } from './read-logo.ts';
import styles from './logo-field.module.css';
import { useChange } from './use-setting.ts';

/** The picture before the organisation's name, and the head of a page as it will be printed. */
export function LogoField(): ReactNode {
  const { logo, organisation } = useApp((state) => state.settings);
  const change = useChange();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    const read = await readLogo(file);
    // The same file can be chosen again.
    target.value = '';
    setProblem('problem' in read ? read.problem : null);
    if ('png' in read) await change({ logo: read.png }, `Logo: ${file.name}.`);
  };
  const remove = (): void => {
    setProblem(null);
    void change({ logo: null }, 'No logo is printed.');
  };
  return (
    <div className={styles.logo}>
      <p className={styles.label} id={id}>
        Logo
      </p>
      <div className={styles.acts}>
        <Button size="sm" aria-describedby={id} onClick={() => input.current?.click()}>
          {logo === null ? 'Choose a picture…' : 'Choose another…'}
        </Button>
        {logo !== null && (
          <Button size="sm" variant="quiet" onClick={remove}>
            Remove the logo
          </Button>
        )}
        <input
          ref={input}
          type="file"
          accept="image/*"
          hidden
          aria-label="Picture of the logo"
          onChange={(event) => void take(event)}
        />
      </div>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <figure className={styles.head}>
        <figcaption>Head of every page</figcaption>
        <div className={styles.paper}>
          {logo !== null && <img src={`data:image/png;base64,${logo}`} alt="The logo" />}
          <span>{organisation}</span>
          <span className={styles.right}>Approval sheet, run 1</span>
        </div>
      </figure>
    </div>
  );
}
