/** Who signs: the roles of the sign-off groups, then the approvers among the blanks. One slot, one signature. */
import type { Checklist } from '../checklist/checklist.ts';
import { memoised } from '../memoise.ts';
import type { SignOff, StartedRun } from '../run/run-state.ts';

export type SignOffSlot = {
  /** Role item number, or the approver's label. */
  readonly slot: string;
  readonly label: string;
  readonly kind: 'role' | 'approver';
  /** Group title for a role ("Technical Sign-off"), blank heading for an approver. */
  readonly heading: string;
};

/** Every slot of the checklist, roles first, in document order. */
export const signOffSlots = memoised((checklist: Checklist): readonly SignOffSlot[] => {
  const roles = checklist.sections.flatMap((section) =>
    section.groups.flatMap((group) =>
      group.items.flatMap((item): SignOffSlot[] =>
        item.role === null
          ? []
          : [{ slot: item.number, label: item.role, kind: 'role', heading: group.title }],
      ),
    ),
  );
  const approvers = checklist.blanks
    .filter((blank) => blank.purpose === 'approver')
    .map((blank): SignOffSlot => ({
      slot: blank.label,
      label: blank.label,
      kind: 'approver',
      heading: 'Deployment Approval',
    }));
  return [...roles, ...approvers];
});

/** The newest sign-off of a slot, or null. */
export function signOffOf(run: StartedRun, slot: string): SignOff | null {
  return run.signOffs.findLast((signOff) => signOff.slot === slot) ?? null;
}

/** True when the record was reopened after this signer signed it. What was signed on the go sheet never goes stale. */
export function isStale(run: StartedRun, signOff: SignOff): boolean {
  if (signOff.how === 'elsewhere' || signOff.sheet === 'go') return false;
  const reopened = run.reopenings.at(-1);
  return reopened !== undefined && reopened.stamp.position > signOff.stamp.position;
}

/**
 * True while the slot's newest sign-off stands for the record: signed by its person, not declined and not stale.
 * A role signs once, on either sheet; an approver's signature of the go sheet does not stand for the record.
 */
export function isSigned(run: StartedRun, { slot, kind }: SignOffSlot): boolean {
  const signOff = signOffOf(run, slot);
  if (signOff === null || signOff.how === 'elsewhere' || signOff.meaning === 'decline') return false;
  if (kind === 'approver' && signOff.sheet === 'go' && run.closing !== null) return false;
  return !isStale(run, signOff);
}

/** Slots without an approval that counts: not signed, declined, stale, or approved elsewhere only. */
export function missingSlots(run: StartedRun): readonly SignOffSlot[] {
  return signOffSlots(run.checklist).filter((slot) => !isSigned(run, slot));
}
