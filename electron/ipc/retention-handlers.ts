import { pastTheirTime } from '#shared/retention/retention.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

/** How long runs are kept, and their removal after that. */
export function retentionHandlers(services: Services): Pick<DesktopHandlers, 'readRetention' | 'removeRun'> {
  const { clock, shelf, removed, removeRun, keepRule } = services;
  return {
    readRetention: () => ({
      due: pastTheirTime(
        shelf.heads().flatMap(({ summary }) => summary ?? []),
        keepRule(),
        clock.read(),
      ),
      removed: removed.all().toSorted((a, b) => b.removedAt - a.removedAt),
    }),
    removeRun: (wish) => removeRun(wish),
  };
}
