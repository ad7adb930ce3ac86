import type { BrowserContext } from '@playwright/test';

export type PageProblem = {
  readonly kind: 'console error' | 'page error' | 'policy violation';
  readonly text: string;
};

/** Everything pages of `context` complain about from now on, in order, into `problems`. */
export function collectPageProblems(context: BrowserContext, problems: PageProblem[]): void {
  context.on('console', (message) => {
    if (message.type() !== 'error' && !isPolicyViolation(message.text())) return;
    const kind = isPolicyViolation(message.text()) ? 'policy violation' : 'console error';
    problems.push({ kind, text: `${message.text()} (${message.location().url})` });
  });
  context.on('weberror', (error) => {
    problems.push({ kind: 'page error', text: error.error().stack ?? error.error().message });
  });
}

function isPolicyViolation(text: string): boolean {
  return /Content Security Policy/i.test(text);
}
