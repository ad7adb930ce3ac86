import type { ComponentType } from 'react';

/** Screens that are still being written are found by their file, so that the others run meanwhile. */
const found = import.meta.glob<Readonly<Record<string, ComponentType>>>(
  [
    './features/run/run-screen.tsx',
    './features/run/run-overlays.tsx',
    './features/rollback/rollback-screen.tsx',
    './features/approvals/approvals-screen.tsx',
    './features/record/record-screen.tsx',
    './features/alarm/alarm-layer.tsx',
    './features/alarm/alarm-strip.tsx',
    './features/alarm/decision-overlays.tsx',
  ],
  { eager: true },
);

function part(file: string, name: string): ComponentType {
  return found[`./features/${file}`]?.[name] ?? (() => null);
}

/** A run in preparing, deploying, verifying or closing; focus mode is inside. */
export const RunScreen = part('run/run-screen.tsx', 'RunScreen');
/** Dialogs of the run screen by `state.overlays`. */
export const RunOverlays = part('run/run-overlays.tsx', 'RunOverlays');
/** Instead of RunScreen while the phase is rolling-back. */
export const RollbackScreen = part('rollback/rollback-screen.tsx', 'RollbackScreen');
export const ApprovalsScreen = part('approvals/approvals-screen.tsx', 'ApprovalsScreen');
export const RecordScreen = part('record/record-screen.tsx', 'RecordScreen');
/** The alarm card above everything, on every screen. */
export const AlarmLayer = part('alarm/alarm-layer.tsx', 'AlarmLayer');
/** An alarm that was put aside, on top of every screen. */
export const AlarmStrip = part('alarm/alarm-strip.tsx', 'AlarmStrip');
/** Dialogs of decisions by `state.overlays`: hand-over, rollback, closing, sealing, abort, recovery. */
export const DecisionOverlays = part('alarm/decision-overlays.tsx', 'DecisionOverlays');
