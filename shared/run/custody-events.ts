/** Facts about where a run's history is kept and goes on, and about a clock nobody could read. */
import { z } from 'zod';

const instant = z.number().int();
const words = z.string().max(20_000);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Names one hand-over, so that its file is known again. */
const handOverId = z.string().min(1).max(100);
/** The code of a laptop, as in its run numbers. */
const installation = z.string().max(40);

export const custodyEvents = [
  /** The history goes on with another laptop; here the run is read only from now on. */
  z.object({ type: z.literal('RunHandedOver'), handOverId, installation, to: words }),
  z.object({ type: z.literal('RunTakenOver'), handOverId, installation }),
  /** The laptop that handed the run over goes on with it after all. */
  z.object({ type: z.literal('RunTakenBack'), handOverId, installation, reason: words }),
  /** Another laptop went on too: its entries after `common` were kept beside this history, not merged. */
  z.object({
    type: z.literal('OtherHistoryFound'),
    common: z.number().int().nonnegative(),
    entries: z.number().int().positive(),
    head: sha256,
    lastAt: instant,
    lastBy: words,
  }),
  /** The time a person read from a clock they trust, while this laptop's stood behind the last event. */
  z.object({ type: z.literal('ClockStated'), statedAt: instant, clockAt: instant }),
] as const;
