/** What the list is measured against: rows of plain elements, and a handler that touches only what changes. */
import type {} from '#renderer/desktop.ts';

export type BareRows = {
  readonly runId: string;
  readonly rows: number;
  /** Rows before this one are marked already. */
  readonly from: number;
};

/** Runs in the page, in place of the app: the same command to main, the answer painted without any library. */
export function layBareRows({ runId, rows, from }: BareRows): void {
  const row = (index: number) =>
    `<div role="row" data-item="${index}" tabindex="-1" style="display:flex;gap:16px;padding:8px 24px;min-height:40px">` +
    `<svg width="20" height="20"><circle cx="10" cy="10" r="8" fill="none" stroke="currentColor"/></svg>` +
    `<span>1.1.${index + 1}</span><span style="flex:1">Item ${index + 1} of the list</span><span></span></div>`;
  document.body.innerHTML =
    `<main style="height:100vh;overflow:auto"><p><b>${from}</b> of ${rows} done</p>` +
    `<div role="treegrid">${Array.from({ length: rows }, (_, index) => row(index)).join('')}</div></main>`;
  const count = document.querySelector('b');
  const all = [...document.querySelectorAll<HTMLElement>('[role=row]')];
  let current = from;
  const goTo = (index: number) => {
    all[current]?.removeAttribute('aria-current');
    all[index]?.setAttribute('aria-current', 'true');
    all[index]?.focus();
    current = index;
  };
  goTo(from);
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'x') return;
    const command = {
      type: 'MarkItem',
      item: `1.1.${current + 1}`,
      state: 'done',
      reason: null,
      value: null,
      remindAt: null,
      statedAt: null,
      outOfOrder: false,
    } as const;
    void window.desktop.recordCommand({ runId, command }).then((answer) => {
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      const marked = all[current];
      marked?.querySelector('circle')?.setAttribute('fill', 'currentColor');
      if (marked?.lastElementChild) marked.lastElementChild.textContent = new Date().toLocaleTimeString();
      if (count !== null) count.textContent = String(current + 1);
      goTo(current + 1);
    });
  });
}
