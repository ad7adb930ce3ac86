/** The exported record is what its published schema says, by an independent validator. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { recordJson } from '#shared/sheet/record-json.ts';
import { playRun, sha256, type RunPlayer } from '../../../support/run-player.ts';
import { drawn, playToFirstStep, playToLive, startRollback } from '../../../support/run-commands.ts';
import {
  playNight,
  sampleAborted,
  sampleNightUnsigned,
  sampleRollback,
} from '../../../support/sample-run.ts';

type Schema = { readonly [key: string]: unknown };
const schema = JSON.parse(
  readFileSync(new URL('../../../../build/formats/runsheet-record-1.schema.json', import.meta.url), 'utf8'),
) as Schema;
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
/** Nothing is exported that the schema does not tell of. */
const validateClosed = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
  closed({ ...schema, $id: 'urn:test:closed' }) as Schema,
);

function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const inside = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return 'properties' in inside && 'required' in inside ? { ...inside, additionalProperties: false } : inside;
}

const jsonOf = (player: RunPlayer) => recordJson(player.run(), player.lines());
const digital = {
  certificateSha256: sha256('c'),
  kind: 'runsheet-key',
  fileSha256: sha256('f'),
  field: 'addendum-lead',
} as const;

function followedUp(): RunPlayer {
  const player = playNight().fork();
  player.play({ type: 'MarkFollowUp', item: '13.1.1', round: 2, state: 'failed', note: 'Two alerts' });
  player.play({ type: 'AddNote', item: '13.1.1', text: 'Looked into', round: 2 });
  const { position, head } = player.run();
  player.play({
    type: 'SignAddendum',
    addendum: 1,
    group: '13.1',
    period: 0,
    place: 'lead',
    name: 'Mei',
    reason: 'Closed with things left',
    mark: drawn,
    upTo: { position, head },
    digital,
  });
  return player;
}

function rollingBack(): RunPlayer {
  const player = playToLive(playRun());
  player.play(startRollback({ reason: 'Orders are lost' }));
  return player;
}

describe('the record as JSON', () => {
  it.each([
    ['a run that was just created', () => jsonOf(playRun())],
    ['a run whose deployment has begun', () => jsonOf(playToFirstStep(playRun()))],
    ['a run that is live and being verified', () => jsonOf(playToLive(playRun()))],
    ['a run that is being rolled back', () => jsonOf(rollingBack())],
    ['an aborted run', () => recordJson(sampleAborted().run, sampleAborted().lines)],
    ['a night with everything in it', () => jsonOf(playNight())],
    [
      'a closed run that nobody signed',
      () => recordJson(sampleNightUnsigned().run, sampleNightUnsigned().lines),
    ],
    ['a rollback', () => recordJson(sampleRollback().run, sampleRollback().lines)],
    ['a sealed run with follow-ups and an addendum', () => jsonOf(followedUp())],
  ] as const)('fits its schema: %s', (_name, exported) => {
    const record: unknown = JSON.parse(exported());
    expect(validate(record), JSON.stringify(validate.errors)).toBe(true);
    expect(validateClosed(record), JSON.stringify(validateClosed.errors)).toBe(true);
  });

  it('is told from what is none', () => {
    const record = JSON.parse(jsonOf(playRun())) as { readonly [key: string]: unknown };
    expect(validate({ ...record, format: 'another' })).toBe(false);
    expect(validate({ ...record, version: 2 })).toBe(false);
    expect(validate({ ...record, ledger: [] })).toBe(false);
    expect(validate({ ...record, later: 'unknown, so ignored' })).toBe(true);
  });
});
