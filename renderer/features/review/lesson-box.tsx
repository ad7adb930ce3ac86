import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { lessonsOf } from '#shared/review/lessons.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatDate, formatShortTime } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { useLesson } from './use-lesson.ts';
import styles from './review-screen.module.css';

interface LessonBoxProps {
  readonly run: StartedRun;
  readonly entry: string;
  readonly item: string | null;
  /** What it is asked about, for a screen reader. */
  readonly label: string;
  readonly labelHidden?: boolean;
}

/** The longest text an entry of the history takes. */
const mostLetters = 20_000;

/** A place to write what was learned: written when it is left, and with Ctrl Enter, which goes on to the next. */
export function LessonBox({ run, entry, item, label, labelHidden = true }: LessonBoxProps): ReactNode {
  const lesson = lessonsOf(run).get(entry);
  const field = useLesson(run, { entry, item, written: lesson?.text ?? '' });
  const isReadOnly = useApp((state) => state.readOnly !== null || run.handedOver !== null);
  const box = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!event.repeat) void field.write().then((isWritten) => isWritten && goToNext(box.current));
  };
  return (
    <div ref={box} className={styles.lesson} data-written={lesson !== undefined}>
      <TextArea
        label={label}
        labelHidden={labelHidden}
        value={field.text}
        onChange={field.change}
        placeholder={isReadOnly ? 'Nothing written' : 'What was learned'}
        hint={hintOf(lesson, field.isChanged)}
        textarea={{
          rows: 1,
          maxLength: mostLetters,
          readOnly: isReadOnly,
          onKeyDown,
          onBlur: () => void field.write(),
          className: styles.field,
        }}
      />
    </div>
  );
}

function hintOf(lesson: ReturnType<ReturnType<typeof lessonsOf>['get']>, isChanged: boolean): ReactNode {
  if (isChanged) return 'Not written yet. Leave the field, or Ctrl Enter.';
  if (lesson === undefined) return undefined;
  const { at, offsetMinutes, by } = lesson.stamp;
  return `Written ${formatDate(at, offsetMinutes)}, ${formatShortTime(at, offsetMinutes)}, ${by}`;
}

function goToNext(box: HTMLElement | null): void {
  const fields = [...document.querySelectorAll<HTMLTextAreaElement>('main textarea')];
  const here = box?.querySelector('textarea');
  const next = here == null ? undefined : fields[fields.indexOf(here) + 1];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
