import { useState } from 'react';
import type { RunCommand } from '#shared/run/run-commands.ts';
import { formatTimeOfDay, parsePlanned, parseTimeOfDay } from '#shared/time/instant.ts';
import { useAppStore } from '../../stores/use-app.ts';
import type { RunAlarm } from './alarm-model.ts';
import { decided, type Decided, type DeciderChoice } from './decider.ts';
import { useDecide } from './use-decide.ts';

export type AlarmMode = 'choose' | 'rollback' | 'hold' | 'cleared';
export type HoldFor = '5' | '10' | '15' | 'time';

export type AlarmDraft = {
  readonly reason: string;
  readonly holdFor: HoldFor;
  readonly until: string;
  readonly clearedAt: string;
  /** Triggers that have cleared, by number. */
  readonly cleared: readonly string[];
};

export type AlarmForm = {
  readonly mode: AlarmMode;
  readonly open: (mode: AlarmMode) => void;
  readonly draft: AlarmDraft;
  readonly change: (change: Partial<AlarmDraft>) => void;
  readonly decision: Decided;
  /** What is still missing, said once Enter was pressed. */
  readonly missing: string | null;
  readonly submit: () => Promise<void>;
};

const holdMinimum = 10;
const minuteMs = 60_000;

/** What is being decided on the card. Typed words stay while the mode changes. */
export function useAlarmForm(alarm: RunAlarm, choice: DeciderChoice): AlarmForm {
  const store = useAppStore();
  const decide = useDecide();
  const [mode, setMode] = useState<AlarmMode>('choose');
  const [missing, setMissing] = useState<string | null>(null);
  const [draft, setDraft] = useState<AlarmDraft>(() => ({
    reason: '',
    holdFor: '5',
    until: '',
    clearedAt: '',
    cleared: alarm.tripped.length === 1 ? alarm.tripped.map(({ trigger }) => trigger) : [],
  }));
  const decision = decided(alarm.run, choice);
  const [isBusy, setBusy] = useState(false);

  const open = (next: AlarmMode): void => {
    setMissing(null);
    setMode(next);
    if (next !== 'cleared' || draft.clearedAt !== '') return;
    const { readWall, offsetMinutes } = store.getState();
    setDraft((now) => ({ ...now, clearedAt: formatTimeOfDay(readWall(), offsetMinutes) }));
  };
  const submit = async (): Promise<void> => {
    if (mode === 'choose' || isBusy) return;
    const { readWall, offsetMinutes } = store.getState();
    const asked = commandsOf({ mode, alarm, draft, decision, now: readWall(), offsetMinutes });
    if (typeof asked === 'string') return setMissing(asked);
    setBusy(true);
    for (const command of asked) {
      if (!(await decide(alarm.run.runId, command))) break;
    }
    setBusy(false);
  };
  return {
    mode,
    open,
    draft,
    change: (change) => setDraft((now) => ({ ...now, ...change })),
    decision,
    missing,
    submit,
  };
}

type Asked = {
  readonly mode: Exclude<AlarmMode, 'choose'>;
  readonly alarm: RunAlarm;
  readonly draft: AlarmDraft;
  readonly decision: Decided;
  readonly now: number;
  readonly offsetMinutes: number;
};

/** The commands of a decision, or what is missing for it in a sentence. */
function commandsOf(asked: Asked): readonly RunCommand[] | string {
  const { decision } = asked;
  if (asked.mode === 'cleared') return clearing(asked);
  if (decision.missing !== null) return decision.missing;
  const { decidedBy, how, insteadOf } = decision;
  if (asked.mode === 'rollback') {
    return [{ type: 'StartRollback', decidedBy, how, insteadOf, reason: null }];
  }
  return holding(asked);
}

function holding({ draft, decision, now, offsetMinutes }: Asked): readonly RunCommand[] | string {
  const { decidedBy, how, insteadOf } = decision;
  const reason = draft.reason.trim();
  if (reason.length < holdMinimum) {
    return `Give a reason of at least ${holdMinimum} characters. It is printed in the PDF.`;
  }
  const until =
    draft.holdFor === 'time'
      ? parsePlanned(draft.until, now, offsetMinutes)
      : now + Number(draft.holdFor) * minuteMs;
  if (until === null) return 'Give the time as on the clock, such as 03:10.';
  return [{ type: 'HoldTriggers', decidedBy, how, insteadOf, reason, until: Math.round(until) }];
}

function clearing({ alarm, draft, now, offsetMinutes }: Asked): readonly RunCommand[] | string {
  const clearedAt = parseTimeOfDay(draft.clearedAt, now, offsetMinutes);
  if (clearedAt === null) return 'Give the time as on the clock, such as 02:47.';
  const triggers = alarm.tripped.filter(({ trigger }) => draft.cleared.includes(trigger));
  if (triggers.length === 0) return 'Say which condition has cleared.';
  return triggers.map(({ trigger }) => ({ type: 'ClearTrigger', trigger, clearedAt }));
}
