import type { ReactNode } from 'react';
import type { SheetVerification } from '#shared/signing/sheet-verification.ts';
import { desktop } from '../../desktop.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ScreenFrame } from '../shell/app-frame.tsx';
import { SignatureTable } from './signature-table.tsx';
import { chooseAndVerify } from './verify-acts.ts';
import { verifyChecks } from './verify-checks.ts';
import { useVerifyView } from './verify-view.ts';
import { verifyReport } from './verify-report.ts';
import { verifyWords, type VerifyWords } from './verify-words.ts';
import styles from './verify-screen.module.css';

/** Whether a PDF is what was signed: one sentence first, then what led to it. */
export function VerifyScreen(): ReactNode {
  const store = useAppStore();
  const { file, verification, trouble, isBusy } = useVerifyView();
  return (
    <ScreenFrame
      title="Verify a PDF"
      actions={
        <Button keys="Ctrl+O" onClick={() => void chooseAndVerify(store)}>
          {file === null ? 'Choose a PDF…' : 'Choose another PDF…'}
        </Button>
      }
    >
      <div className={styles.columns}>
        {isBusy ? (
          <Panel>
            <output>Checking {file?.name ?? 'the file'}…</output>
          </Panel>
        ) : verification === null ? (
          <Panel>
            <p>{trouble ?? 'Choose a PDF, or drop one anywhere on this window. It is only read.'}</p>
          </Panel>
        ) : (
          <Result verification={verification} />
        )}
      </div>
    </ScreenFrame>
  );
}

function Result({ verification }: { readonly verification: SheetVerification }): ReactNode {
  const file = useVerifyView((view) => view.file);
  const words = verifyWords(verification);
  const { findings } = verification;
  const inside = findings.kind === 'checked' ? (findings.goSheet?.signatures ?? []) : [];
  return (
    <>
      <section className={styles.answer} aria-label="Result">
        <div className={styles.head}>
          <Glyph name={glyphOf(verification)} size={36} />
          <div>
            <h2>{words.title}</h2>
            <p className={styles.soft}>{fileWords(file)}</p>
          </div>
        </div>
        <Words title="What happened" lines={words.happened} />
        <Words title="What is safe" lines={words.safe} />
        <Words title="What to do" lines={words.toDo} />
        <Acts verification={verification} words={words} />
      </section>
      <Checks verification={verification} />
      {verification.signatures.length > 0 && (
        <Panel title="Signatures" count={verification.signatures.length} className={styles.wide}>
          <SignatureTable caption="Signatures of the file" signatures={verification.signatures} />
        </Panel>
      )}
      {inside.length > 0 && (
        <Panel title="Signatures on the go sheet inside" count={inside.length} className={styles.wide}>
          <SignatureTable caption="Signatures on the go sheet inside" signatures={inside} />
        </Panel>
      )}
    </>
  );
}

function Words(props: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  return (
    <div className={styles.words}>
      <h3>{props.title}</h3>
      {props.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

function Acts(props: { readonly verification: SheetVerification; readonly words: VerifyWords }): ReactNode {
  const { verification, words } = props;
  const { findings } = verification;
  const go = useApp((state) => state.go);
  const say = useApp((state) => state.say);
  const file = useVerifyView((view) => view.file);
  const runId = findings.kind === 'checked' ? (findings.record?.runId ?? null) : null;
  const isHere = useApp((state) => state.summaries.some((summary) => summary.runId === runId));
  return (
    <div className={styles.acts}>
      {runId !== null && isHere && (
        <Button onClick={() => go({ name: 'record', runId })}>Open the run</Button>
      )}
      <Button
        onClick={() => {
          void desktop.copyText({ text: verifyReport(file?.name ?? '', verification, words) });
          say('Report copied.');
        }}
      >
        Copy this report
      </Button>
    </div>
  );
}

const checkGlyphs = { good: 'done', bad: 'failed', unknown: 'open' } as const;
const checkWords = { good: 'good', bad: 'not good', unknown: 'not checked' } as const;

function Checks({ verification }: { readonly verification: SheetVerification }): ReactNode {
  return (
    <Panel title="Checked">
      <ul className={styles.checks}>
        {verifyChecks(verification.findings).map(({ key, state, title, detail }) => (
          <li key={key}>
            <Glyph name={checkGlyphs[state]} size={16} />
            <span>
              <b>{title}</b>
              <span className="visually-hidden">, {checkWords[state]}: </span>
              <span className={styles.detail}>{detail}</span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function glyphOf({ verdict }: SheetVerification): GlyphName {
  if (verdict === 'valid') return 'signed';
  if (verdict === 'draft' || verdict === 'foreign' || verdict === 'outdated') return 'caution';
  return 'failed';
}

function fileWords(file: { readonly name: string; readonly bytes: number | null } | null): string {
  if (file === null) return '';
  if (file.bytes === null) return file.name;
  const { bytes } = file;
  const size = bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${file.name}, ${size}`;
}
