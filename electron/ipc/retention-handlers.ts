import { pastTheirTime } from '#shared/retention/retention.ts';
import { refused } from '#shared/result.ts';
import { agreementOf } from '../retention/agree.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

/** How long runs are kept, and their removal after that. */
export function retentionHandlers(services: Services): Pick<DesktopHandlers, 'readRetention' | 'removeRun'> {
  const { clock, shelf, removed, removeRun, keepRule, signers } = services;
  return {
    readRetention: () => ({
      due: pastTheirTime(
        shelf.heads().flatMap(({ summary }) => summary ?? []),
        keepRule(),
        clock.read(),
      ),
      removed: removed.all().toSorted((a, b) => b.removedAt - a.removedAt),
    }),
    removeRun: async ({ passphrase, ...wish }) => {
      const agree = await agreementOf(signers, { second: wish.second, passphrase });
      return agree.ok
        ? removeRun({ ...wish, agree: agree.value })
        : refused({ code: 'RunNotRemoved', because: agree.error });
    },
  };
}
