import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { Button, type ButtonProps } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Keycap } from './keycap.tsx';
import { usePopover } from './popover.ts';
import styles from './popover.module.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
  readonly keys?: string | undefined;
  readonly detail?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Removes or ends something. */
  readonly danger?: boolean | undefined;
}

interface MenuProps {
  /** Text of the button; with `iconOnly` its name for screen readers and on hover. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onPick: (id: string) => void;
  readonly icon?: IconName | undefined;
  readonly iconOnly?: boolean | undefined;
  readonly variant?: ButtonProps['variant'];
  readonly size?: ButtonProps['size'];
  /** Edge of the button the list hangs on. */
  readonly align?: 'start' | 'end' | undefined;
}

/** A button that opens a list of actions. Arrows, Home, End and first letters move; Enter picks; Escape closes. */
export function Menu(props: MenuProps): ReactNode {
  const { label, items, onPick, icon, iconOnly, variant, size, align } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  usePopover(isOpen, list, button);
  useMenuFocus(isOpen, { list, button }, () => setOpen(false));

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') return setOpen(false);
    if (event.key === 'Escape') close();
    else if (!moveInMenu(list.current, event.key)) return;
    event.preventDefault();
  };
  return (
    <>
      <Button
        ref={button}
        variant={variant}
        size={size}
        icon={icon}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={iconOnly ? label : undefined}
        title={iconOnly ? label : undefined}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {iconOnly ? undefined : label}
      </Button>
      <div
        ref={list}
        id={id}
        popover="manual"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={classNames(styles.popover, align === 'end' && styles.toEnd)}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-disabled={item.disabled ? true : undefined}
            className={classNames(styles.row, item.danger && styles.danger)}
            onClick={() => {
              if (item.disabled) return;
              close();
              onPick(item.id);
            }}
          >
            {item.icon && <Icon name={item.icon} />}
            <span className={styles.text}>{item.label}</span>
            {item.detail !== undefined && <span className={styles.detail}>{item.detail}</span>}
            {item.keys !== undefined && <Keycap keys={item.keys} />}
          </button>
        ))}
      </div>
    </>
  );
}

interface MenuParts {
  readonly list: RefObject<HTMLElement | null>;
  readonly button: RefObject<HTMLElement | null>;
}

function useMenuFocus(isOpen: boolean, { list, button }: MenuParts, close: () => void): void {
  const latestClose = useRef(close);
  // Keeps the listener below in place while the owner renders.
  useEffect(() => {
    latestClose.current = close;
  });
  // A manual popover does not notice a press elsewhere.
  useEffect(() => {
    const menu = list.current;
    if (!isOpen || menu === null) return;
    menu.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const leave = (event: PointerEvent): void => {
      const target = event.target instanceof Node ? event.target : null;
      if (!menu.contains(target) && !button.current?.contains(target)) latestClose.current();
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [isOpen, list, button]);
}

function moveInMenu(menu: HTMLElement | null, key: string): boolean {
  const rows = [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const now = rows.findIndex((row) => row === document.activeElement);
  const target = targetRow(rows, now, key);
  target?.focus();
  return target !== undefined;
}

function targetRow(rows: readonly HTMLElement[], now: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowDown') return rows[(now + 1) % rows.length];
  if (key === 'ArrowUp') return rows.at(now <= 0 ? -1 : now - 1);
  if (key === 'Home') return rows[0];
  if (key === 'End') return rows.at(-1);
  if (key.length !== 1 || key === ' ') return undefined;
  const after = [...rows.slice(now + 1), ...rows.slice(0, now + 1)];
  return after.find((row) => row.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
}
