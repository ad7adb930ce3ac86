import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { matchingSuggestions, type Suggestion } from './combobox-list.ts';
import { Field, type FieldProps } from './field.tsx';
import fieldStyles from './field.module.css';
import { usePopover } from './popover.ts';
import { SuggestionList } from './suggestion-list.tsx';

interface ComboboxProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly suggestions: readonly Suggestion[];
  /** Called after `onChange` when a suggestion was taken: to fill in what belongs to it. */
  readonly onPick?: ((suggestion: Suggestion) => void) | undefined;
  readonly placeholder?: string | undefined;
  readonly focusFirst?: boolean | undefined;
}

/** A text field with suggestions. Any text is allowed; arrows choose, Enter or Tab takes, Escape closes the list. */
export function Combobox(props: ComboboxProps): ReactNode {
  const { value, onChange, suggestions, onPick, placeholder, focusFirst } = props;
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [isWanted, setWanted] = useState(false);
  const [active, setActive] = useState(-1);
  const shown = isWanted ? matchingSuggestions(suggestions, value).filter((one) => one.value !== value) : [];
  const isOpen = shown.length > 0;
  usePopover(isOpen, popover, input);

  const close = (): void => {
    setWanted(false);
    setActive(-1);
  };
  const pick = (suggestion: Suggestion): void => {
    onChange(suggestion.value);
    onPick?.(suggestion);
    close();
  };
  const step = (by: 1 | -1): void => {
    setWanted(true);
    setActive((now) => stepped(now, by, shown.length));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = isOpen ? shown[active] : undefined;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'Enter' && chosen !== undefined) pick(chosen);
    else {
      // Tab takes the suggestion and still moves on.
      if (event.key === 'Tab' && chosen !== undefined) pick(chosen);
      return;
    }
    event.preventDefault();
  };

  return (
    <Field {...props}>
      {(control) => (
        <>
          <input
            {...control}
            ref={input}
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            aria-autocomplete="list"
            aria-expanded={isOpen}
            aria-controls={listId}
            aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
            className={fieldStyles.control}
            value={value}
            placeholder={placeholder}
            data-autofocus={focusFirst}
            onChange={(event) => {
              onChange(event.target.value);
              setWanted(true);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
            onBlur={close}
          />
          <SuggestionList
            ref={popover}
            id={listId}
            label={props.label}
            suggestions={shown}
            active={active}
            onPick={pick}
          />
        </>
      )}
    </Field>
  );
}

// From nowhere, Down enters at the first row and Up at the last.
function stepped(now: number, by: 1 | -1, count: number): number {
  if (count === 0) return 0;
  return now < 0 && by < 0 ? count - 1 : (now + by + count) % count;
}
