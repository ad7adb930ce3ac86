import { expect, it } from 'vitest';
import { explainChecklist } from '#shared/checklist/explain-checklist.ts';
import { parsed } from './parsed.ts';

it('counts one as one', () => {
  const words = explainChecklist(parsed('# Ferry\n\n## Aboard\n\n- [ ] Cast off\n')).join('\n');
  expect(words).toContain('1 item in 1 group of 1 section.');
  expect(words).toContain('(line 3, 1 item)');
});
