import fc from 'fast-check';

/** Pieces of Markdown that mean something somewhere: what random documents are made of. */
const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('- [ ] ', '* [x] ', '1. [ ] ', '2) [ ] ', '+ [X] ', '-\t[ ] ', '> ', '- '),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom('\n', '\n\n', '\r\n', '\n  ', '\n    ', '\n\t', '\n      ', '\n   ', '\r'),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom('word', 'Step 1', 'a b', '回滚', '🚀', 'בדיקה', 'if needed', '(a, b)'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '# ',
      '## ',
      '### ',
      '```',
      '~~~',
      '===',
      '---',
      '<!--',
      '-->',
      '<div>',
      '|',
      '|-|',
      '[^1]: ',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '[',
      ']',
      '](x)',
      '<',
      '____',
      'Date: ____',
      '\\',
      '&',
      '~~',
      '    ',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);

/** Any text, but one in which Markdown happens a lot. */
export const markdownSoup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

/** Whole lines that open, close and continue blocks, so that cuts fall among all of them. */
const line = fc.constantFrom(
  '- [ ] a',
  '- [x] b [ref]',
  '  - [ ] nested',
  '    - [ ] deep',
  '* [ ] other [^n]',
  '+ plain',
  '1. [ ] one',
  '2. [ ] two',
  '7) [ ] seven',
  '2) not after text',
  '-',
  '- ---',
  '* * *',
  '# Title',
  '## Section [ref]',
  '### Group',
  '#### Deeper',
  'word [ref] and [Ref]',
  'word',
  '  indented word',
  '    code or lazy',
  '---',
  '===',
  '```',
  '````',
  '~~~',
  '  ```',
  '<!-- open',
  'close -->',
  '<div>',
  '</div>',
  '<pre>',
  '</pre>',
  '<?php',
  '?>',
  '<![CDATA[',
  ']]>',
  '> - [ ] quoted',
  '> word',
  '>',
  '| a | b |',
  '|---|---|',
  '| [ref] | b |',
  '[ref]: https://a.example',
  '[^n]: a note',
  '    - [ ] in the note',
  '> [ref]: https://b.example',
  'Name: ____ Date: ____',
  '**Approved by:**',
  '+++',
  '\uFEFFword',
  '',
  '',
  '',
  '',
  '  ',
);

/** Documents of whole lines with any line endings. */
export const markdownLines = fc
  .record({ lines: fc.array(line, { maxLength: 40 }), eol: fc.constantFrom('\n', '\r\n', '\r') })
  .map(({ lines, eol }) => lines.join(eol));
