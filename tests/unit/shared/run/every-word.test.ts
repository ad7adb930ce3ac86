/** Every command, event and refusal is named by a spec; a new one without a spec fails here. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runCommandSchema } from '#shared/run/run-commands.ts';
import { runEventSchema } from '#shared/run/run-events.ts';

const folder = new URL('./', import.meta.url);
const specs = readdirSync(folder)
  .filter((name) => /^decide-.*\.test\.ts$/u.test(name))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');
const builders = readFileSync(new URL('../../../support/run-commands.ts', folder), 'utf8');
const player = readFileSync(new URL('../../../support/run-player.ts', folder), 'utf8');
const rejections = readFileSync(new URL('../../../../shared/run/run-rejections.ts', folder), 'utf8');

const commandTypes = runCommandSchema.options.map((option) => option.shape.type.value);
const eventTypes = runEventSchema.options.map((option) => option.shape.type.value);
const codes = [...rejections.matchAll(/code: '(\w+)'/gu)].map(([, code]) => code ?? '');

it('finds the words it looks for', () => {
  expect(commandTypes.length).toBeGreaterThan(35);
  expect(eventTypes.length).toBeGreaterThan(40);
  expect(codes.length).toBeGreaterThan(50);
});

it.each(commandTypes)('a spec gives the command %s', (type) => {
  expect(specs + builders + player).toContain(`type: '${type}'`);
});

it.each(eventTypes)('a spec expects the event %s', (type) => {
  expect(specs).toContain(`type: '${type}'`);
});

it.each(codes)('a spec is refused with %s', (code) => {
  expect(specs).toContain(`code: '${code}'`);
});
