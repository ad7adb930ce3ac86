import { type RefObject, useEffect } from 'react';

/**
 * Shows `popover` in the top layer, hung on `anchor`, while `open`. The element needs `popover="manual"` and the
 * class `popover` of popover.module.css; the top layer keeps it from being cut by scrollers and dialogs.
 */
export function usePopover(
  open: boolean,
  popover: RefObject<HTMLElement | null>,
  anchor: RefObject<HTMLElement | null>,
): void {
  // Tells the browser; React has no attribute for an open popover.
  useEffect(() => {
    const element = popover.current;
    if (!open || element === null || anchor.current === null) return;
    element.showPopover({ source: anchor.current });
    return () => {
      if (element.isConnected) element.hidePopover();
    };
  }, [open, popover, anchor]);
}
