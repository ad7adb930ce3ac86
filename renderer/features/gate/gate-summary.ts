import type { StartedRun } from '#shared/run/run-state.ts';
import type { RecallLine } from '#shared/verification/gate.ts';

/** "Documentation Updates 2 · Security Checklist 1" */
export function sectionSummary(run: StartedRun, lines: readonly RecallLine[]): string {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const title = run.places.get(line.item)?.section.title ?? '';
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return [...counts].map(([title, count]) => `${title} ${count}`).join(' · ');
}
