import type { Trouble } from '#shared/ipc/trouble.ts';
import { explainTrouble } from '#shared/ipc/explain-trouble.ts';

/** What happened, what is safe and what to do, as one text. Times are told `offsetMinutes` east of UTC. */
export function troubleText(trouble: Trouble, offsetMinutes: number, item: string | null = null): string {
  const { happened, safe, whatToDo } = explainTrouble(trouble, offsetMinutes, item);
  return `${happened} ${safe} ${whatToDo}`;
}
