/** Sheet services for tests that draw nothing, or something of their own. */
import type { SheetService } from '#electron/sheet/sheet-service.ts';
import { refused } from '#shared/result.ts';

const nothing = () =>
  Promise.resolve(refused({ code: 'SheetNotDrawn', detail: 'no sheets in this test' } as const));

/** Refuses everything but what a test gives it. */
export function sheetServiceOf(own: Partial<SheetService> = {}): SheetService {
  return {
    makeSheet: nothing,
    marks: nothing,
    sign: nothing,
    verify: nothing,
    accept: nothing,
    stop: () => Promise.resolve(),
    ...own,
  };
}
