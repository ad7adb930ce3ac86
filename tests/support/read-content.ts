/** One drawing operation of a page, with the marked content around it. */
export type ContentOperation = {
  readonly operator: string;
  readonly operands: string;
  /** Tags of the marked content it stands in, outermost first. */
  readonly inside: readonly string[];
};

export type PageContent = {
  readonly operations: readonly ContentOperation[];
  /** Marks in the order they were opened: the structure type and its number. */
  readonly marks: readonly { readonly tag: string; readonly mcid: number }[];
};

const painting = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'Tj', 'TJ', "'", '"', 'Do', 'sh']);

/** Reads a page's content as jsPDF writes it: operands and operators between white space. */
export function readContent(content: string): PageContent {
  const operations: ContentOperation[] = [];
  const marks: { tag: string; mcid: number }[] = [];
  const open: string[] = [];
  let operands: string[] = [];
  for (const [token] of content.matchAll(tokenPattern)) {
    if (!isOperator(token)) {
      operands.push(token);
      continue;
    }
    const written = operands.join(' ');
    operands = [];
    if (token === 'BDC' || token === 'BMC') {
      const tag = /^\/(\S+)/.exec(written)?.[1] ?? '';
      const mcid = /\/MCID (\d+)/.exec(written)?.[1];
      if (mcid !== undefined) marks.push({ tag, mcid: Number(mcid) });
      open.push(tag);
    } else if (token === 'EMC') {
      if (open.pop() === undefined) throw new Error('Marked content ends that never began.');
    } else {
      operations.push({ operator: token, operands: written, inside: [...open] });
    }
  }
  if (open.length > 0) throw new Error(`Marked content stays open: ${open.join(', ')}`);
  return { operations, marks };
}

export function paints(operation: ContentOperation): boolean {
  return painting.has(operation.operator);
}

const tokenPattern =
  /<<.*?>>(?=\s+BDC)|<[0-9a-fA-F\s]*>|\((?:\\.|[^\\()])*\)|\[[^\]]*\]|\/[^\s/<>[\]()]+|[^\s/<>[\]()]+/gs;

function isOperator(token: string): boolean {
  return /^[A-Za-z'"][A-Za-z0-9*]*$/.test(token);
}
