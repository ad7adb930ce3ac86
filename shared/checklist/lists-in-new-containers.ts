import { list } from 'micromark-core-commonmark';
import type { Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types';

const containers = new Set(['listOrdered', 'listUnordered', 'blockQuote', 'gfmFootnoteDefinition']);

/**
 * Lists that begin inside another list item, quote or footnote of the same line, right below a paragraph: `- 2) [ ] a`.
 *
 * Only a list that starts with 1 and an item with text may interrupt a paragraph (CommonMark 0.31, 5.2 and 5.3). Whatever
 * opens a container has interrupted it already, so neither holds inside that; micromark 4 holds on to both for the rest
 * of the line, which makes what stands there depend on the line above.
 */
export const listsInNewContainers: Extension = {
  document: Object.fromEntries(
    '* + - 0 1 2 3 4 5 6 7 8 9'
      .split(' ')
      .map((first) => [first.charCodeAt(0), { ...list, tokenize: tokenizeInNewContainer }]),
  ),
};

function tokenizeInNewContainer(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  if (this.interrupt !== true || !isInNewContainer(this)) return nok;
  this.interrupt = false;
  return list.tokenize.call(this, effects, ok, nok);
}

function isInNewContainer(context: TokenizeContext): boolean {
  const { events } = context;
  const { line } = context.now();
  const ofOtherLines = events.findLastIndex(([, token]) => token.start.line !== line);
  return events
    .slice(ofOtherLines + 1)
    .some(([kind, token]) => kind === 'enter' && containers.has(token.type));
}
