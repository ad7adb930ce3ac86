import { type ReactNode, useId, useRef, useState } from 'react';
import { usePopover } from './popover.ts';
import styles from './tooltip.module.css';

interface TooltipProps {
  readonly text: string;
  /** Gets the id for the control's `aria-describedby`. */
  readonly children: (descriptionId: string) => ReactNode;
}

/** More words for a control, on hover and on focus; Escape hides them. */
export function Tooltip({ text, children }: TooltipProps): ReactNode {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const popover = useRef<HTMLSpanElement>(null);
  const [isOpen, setOpen] = useState(false);
  usePopover(isOpen, popover, anchor);
  const show = (): void => setOpen(true);
  const hide = (): void => setOpen(false);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the wrapper only listens: the control inside stays the one that is operated
    <span
      ref={anchor}
      className={styles.anchor}
      onPointerEnter={show}
      onPointerLeave={hide}
      onFocus={show}
      onBlur={hide}
      onKeyDown={(event) => {
        if (event.key === 'Escape') hide();
      }}
    >
      {children(id)}
      <span ref={popover} popover="manual" role="tooltip" id={id} className={styles.tooltip}>
        {text}
      </span>
    </span>
  );
}
