import { type RefObject, use, useEffect, useRef } from 'react';
import { type Chord, matchesChord, parseChord } from './chord.ts';
import { KeyNames } from './key-names.ts';
import { isKeptBy, type KeyHolder, keyHolder } from './kept-keys.ts';

export interface Hotkey {
  /** One chord or several that do the same: `x`, `Ctrl+K`, `Shift+X`, `Space`, `?`. */
  readonly keys: string | readonly string[];
  /** Called with the event, which is already prevented. Return `false` to let the key go on to others. */
  readonly run: (event: KeyboardEvent) => boolean | void;
  /** Whether a held key runs it again and again. Off: the repeats are swallowed. */
  readonly repeats?: boolean | undefined;
  /**
   * `true`: even where the focused control needs the key itself. Otherwise text fields keep plain keys, buttons keep
   * Space and Enter, choices keep arrows; Ctrl chords, Escape and F keys always come through.
   */
  readonly always?: boolean | undefined;
  /** `false`: not in a text field, for chords such as Ctrl+Z that mean something there. */
  readonly inTextFields?: boolean | undefined;
}

interface HotkeyOptions {
  /** Only while focus is inside this element. Without it: anywhere, unless a modal dialog is open. */
  readonly scope?: RefObject<HTMLElement | null> | undefined;
  readonly enabled?: boolean | undefined;
  /** Also while a modal dialog is open that does not hold the scope: for the alarm. */
  readonly aboveDialogs?: boolean | undefined;
  /** The chords name commands that Settings may give other keys; what those are called now is bound. */
  readonly areCommands?: boolean | undefined;
}

/** Binds chords while the component is there. The first binding that matches takes the key. */
export function useHotkeys(hotkeys: readonly Hotkey[], options: HotkeyOptions = {}): void {
  const { scope, enabled = true, aboveDialogs = false, areCommands = false } = options;
  const nameOf = use(KeyNames);
  const bound = areCommands ? hotkeys.map((hotkey) => named(hotkey, nameOf)) : hotkeys;
  const latest = useRef(bound);
  // Keeps the listener in place while the handlers change with each render.
  useEffect(() => {
    latest.current = bound;
  });
  // Listens on the document, which is outside React's tree.
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const pressed = pressedOf(latest.current, event);
      // Most listeners have nothing for the key, and where it stands is slow to find out.
      if (pressed.length === 0 || !isInScope(event.target, scope, aboveDialogs)) return;
      handle(event, pressed);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [scope, enabled, aboveDialogs]);
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

type Pressed = { readonly hotkey: Hotkey; readonly chord: Chord };

/** The bindings whose chord is pressed, in their order. */
function pressedOf(hotkeys: readonly Hotkey[], event: KeyboardEvent): readonly Pressed[] {
  const mac = isMac();
  return hotkeys.flatMap((hotkey) => {
    const chord = keysOf(hotkey)
      .map(parsed)
      .find((candidate) => matchesChord(candidate, event, mac));
    return chord === undefined ? [] : [{ hotkey, chord }];
  });
}

function handle(event: KeyboardEvent, pressed: readonly Pressed[]): void {
  const holder = keyHolder(event.target);
  for (const { hotkey, chord } of pressed) {
    if (isKept(hotkey, chord, holder)) continue;
    if (event.repeat && hotkey.repeats !== true) {
      event.preventDefault();
      return;
    }
    if (hotkey.run(event) === false) continue;
    event.preventDefault();
    return;
  }
}

function isKept(hotkey: Hotkey, chord: Chord, holder: KeyHolder): boolean {
  if (hotkey.inTextFields === false && holder === 'text') return true;
  return hotkey.always !== true && isKeptBy(holder, chord);
}

function named(hotkey: Hotkey, nameOf: (keys: string) => string): Hotkey {
  return { ...hotkey, keys: keysOf(hotkey).map(nameOf) };
}

/** The few texts of all bindings, which are asked for with every key. */
const chords = new Map<string, Chord>();

function parsed(text: string): Chord {
  const chord = chords.get(text) ?? parseChord(text);
  chords.set(text, chord);
  return chord;
}

function keysOf({ keys }: Hotkey): readonly string[] {
  return typeof keys === 'string' ? [keys] : keys;
}

function isInScope(
  target: EventTarget | null,
  scope: RefObject<HTMLElement | null> | undefined,
  aboveDialogs: boolean,
): boolean {
  const element = target instanceof Element ? target : null;
  const modals = document.querySelectorAll('dialog:modal');
  // All but the topmost dialog are inert, so the one that got the key is the topmost.
  const topmost = element?.closest('dialog:modal') ?? modals[modals.length - 1];
  if (scope === undefined) return aboveDialogs || topmost === undefined;
  const { current } = scope;
  if (current === null) return false;
  // When what had focus has gone, the key belongs to the dialog that is open.
  const isLost = element === document.body && topmost === current;
  if (!isLost && !current.contains(element)) return false;
  return aboveDialogs || topmost === undefined || topmost.contains(current);
}
