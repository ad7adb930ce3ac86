import { type RefObject, useEffect, useRef } from 'react';
import { type Chord, matchesChord, parseChord } from './chord.ts';

export interface Hotkey {
  /** One chord or several that do the same: `x`, `Ctrl+K`, `Shift+X`, `Space`, `?`. */
  readonly keys: string | readonly string[];
  /** Called with the event, which is already prevented. Return `false` to let the key go on to others. */
  readonly run: (event: KeyboardEvent) => boolean | void;
  /** Whether a held key runs it again and again. Off: the repeats are swallowed. */
  readonly repeats?: boolean | undefined;
  /** Overrides the rule for text fields: plain keys are ignored there, Ctrl chords, Escape and F keys are not. */
  readonly whileTyping?: boolean | undefined;
}

interface HotkeyOptions {
  /** Only while focus is inside this element. Without it: anywhere, unless a modal dialog is open. */
  readonly scope?: RefObject<HTMLElement | null> | undefined;
  readonly enabled?: boolean | undefined;
  /** Also while a modal dialog is open that does not hold the scope: for the alarm. */
  readonly aboveDialogs?: boolean | undefined;
}

/** Binds chords while the component is there. The first binding that matches takes the key. */
export function useHotkeys(hotkeys: readonly Hotkey[], options: HotkeyOptions = {}): void {
  const { scope, enabled = true, aboveDialogs = false } = options;
  const latest = useRef(hotkeys);
  // Keeps the listener in place while the handlers change with each render.
  useEffect(() => {
    latest.current = hotkeys;
  });
  // Listens on the document, which is outside React's tree.
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (!isInScope(event.target, scope, aboveDialogs)) return;
      handle(event, latest.current);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [scope, enabled, aboveDialogs]);
}

/** What typing does in an element: `number` fields take digits and leave letters as commands. */
export function typingIn(target: EventTarget | null): 'nothing' | 'text' | 'number' {
  if (!(target instanceof HTMLElement)) return 'nothing';
  if (target.dataset['letters'] === 'commands') return 'number';
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return 'text';
  if (!(target instanceof HTMLInputElement)) return 'nothing';
  return toggles.includes(target.type) ? 'nothing' : 'text';
}

/** Ignores calls for a while after a call went through: `if (guard()) return;` at the top of a handler. */
export function createGuard(
  milliseconds: number,
  now: () => number = () => performance.now(),
): () => boolean {
  let openAgainAt = -Infinity;
  return () => {
    if (now() < openAgainAt) return true;
    openAgainAt = now() + milliseconds;
    return false;
  };
}

/** Whether this system calls its main modifier Command. */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');
}

const toggles: readonly string[] = ['checkbox', 'radio', 'button', 'submit', 'file', 'range'];

function handle(event: KeyboardEvent, hotkeys: readonly Hotkey[]): void {
  const typing = typingIn(event.target);
  for (const hotkey of hotkeys) {
    const chord = chordsOf(hotkey).find((candidate) => matchesChord(candidate, event, isMac()));
    if (chord === undefined || (typing !== 'nothing' && !(hotkey.whileTyping ?? worksInField(chord, typing))))
      continue;
    if (event.repeat && hotkey.repeats !== true) {
      event.preventDefault();
      return;
    }
    if (hotkey.run(event) === false) continue;
    event.preventDefault();
    return;
  }
}

function chordsOf(hotkey: Hotkey): readonly Chord[] {
  return (typeof hotkey.keys === 'string' ? [hotkey.keys] : hotkey.keys).map(parseChord);
}

function worksInField(chord: Chord, typing: 'text' | 'number'): boolean {
  if (chord.ctrl || chord.key === 'Escape' || /^F\d+$/.test(chord.key)) return true;
  return typing === 'number' && /^[a-z]$/.test(chord.key);
}

function isInScope(
  target: EventTarget | null,
  scope: RefObject<HTMLElement | null> | undefined,
  aboveDialogs: boolean,
): boolean {
  const node = target instanceof Node ? target : null;
  if (scope !== undefined && !scope.current?.contains(node)) return false;
  const modals = document.querySelectorAll('dialog:modal');
  const topmost = modals[modals.length - 1];
  return aboveDialogs || topmost === undefined || (scope?.current != null && topmost.contains(scope.current));
}
