import { describe, expect, it } from 'vitest';
import type { ChecklistGroup } from '#shared/checklist/checklist.ts';
import { minuteMs } from '#shared/verification/verification-window.ts';
import { guidanceBlocks } from '#renderer/features/run/guidance-blocks.ts';
import { matching } from '#renderer/features/run/item-filter.ts';
import { rowName, timingChip } from '#renderer/features/run/item-words.ts';
import { jumpTargets } from '#renderer/features/run/jump-targets.ts';
import { shortTitle, windowLabel } from '#renderer/features/run/labels.ts';
import { countKinds, recalledItems } from '#renderer/features/run/recall-model.ts';
import { railParts } from '#renderer/features/run/rail-model.ts';
import { spokenDuration } from '#renderer/features/run/spoken.ts';
import { timeMark } from '#renderer/features/run/time-mark.ts';
import { deferred, done, failed } from '../../../../support/run-commands.ts';
import { playRun } from '../../../../support/run-player.ts';
import { liveNight } from '../now/live-night.ts';

const group = (number: string): ChecklistGroup => {
  const found = playRun()
    .run()
    .checklist.sections.flatMap((section) => section.groups)
    .find((one) => one.number === number);
  if (found === undefined) throw new Error(`no group ${number}`);
  return found;
};

describe('short names', () => {
  it('drop the step number and the minutes, and nothing else', () => {
    expect(shortTitle(group('2.3'))).toBe('Database Updates');
    expect(shortTitle(group('3.1'))).toBe('Immediate Verification');
    expect(shortTitle(group('1.2'))).toBe('Code Quality Assurance');
  });

  it('tell long windows in hours', () => {
    expect(windowLabel({ fromMinutes: 30, toMinutes: 60 })).toBe('30–60');
    expect(windowLabel({ fromMinutes: 60, toMinutes: 120 })).toBe('1–2 h');
  });
});

describe('the name of a row', () => {
  it('says number, text, state, late, time and person in this order', () => {
    const { player, run, live } = liveNight();
    player.clock.advance(live + 33 * minuteMs + 10_000 - player.clock.now().wall);
    player.play(done('3.1.5'));
    expect(rowName(run(), '3.1.5', live + 40 * minuteMs)).toMatch(
      /^3\.1\.5 CDN serving static assets, done, late by 3 minutes 10 seconds, \d\d:\d\d:\d\d, Mei Lindqvist$/,
    );
  });

  it('says overdue without a number that would have to change each second', () => {
    const { run, live } = liveNight();
    expect(rowName(run(), '3.1.6', live + 40 * minuteMs)).toBe(
      '3.1.6 Monitoring dashboards showing green status, open, overdue',
    );
  });
});

describe('the rail', () => {
  it('shows the sections of Prepare, the steps with locks and the windows with their minutes', () => {
    const run = playRun().run();
    const parts = railParts(run, run.lastAt, '1.2');
    expect(parts.map((part) => part.name)).toEqual([
      'Prepare',
      'Deploy',
      'Verify',
      'Rollback',
      'Approvals',
      'Follow-ups',
    ]);
    expect(parts[0]?.rows.slice(0, 3).map((row) => [row.label, row.name, row.isIndented])).toEqual([
      ['1', 'Pre-Deployment Checklist', false],
      ['', 'Environment Preparation', true],
      ['', 'Code Quality Assurance', true],
    ]);
    expect(parts[1]?.rows.map((row) => [row.label, row.isLocked])).toEqual(
      [1, 2, 3, 4, 5].map((step) => [String(step), true]),
    );
    expect(parts[2]?.rows.map((row) => row.label)).toEqual(['0–30', '30–60', '60–90', 'by 90']);
  });
});

describe('the recall', () => {
  it('counts what is not as it should be, the newest last', () => {
    const player = playRun();
    player.play(failed('1.2.3', 'One critical finding'));
    player.clock.advance(minuteMs);
    player.play(deferred('1.2.4', 'Report due from Jonas', player.clock.now().wall + 10 * minuteMs));
    const before = recalledItems(player.run(), player.clock.now().wall);
    expect(before.map((one) => [one.item, one.kind])).toEqual([
      ['1.2.3', 'failed'],
      ['1.2.4', 'deferred'],
    ]);
    const later = recalledItems(player.run(), player.clock.now().wall + 11 * minuteMs);
    expect(countKinds(later)).toEqual([
      { kind: 'failed', count: 1 },
      { kind: 'due', count: 1 },
    ]);
  });
});

describe('the time mark', () => {
  it('moves only when a window opens or closes', () => {
    const { run, live } = liveNight();
    expect(timeMark(run(), live + 29 * minuteMs)).toBe(live);
    expect(timeMark(run(), live + 31 * minuteMs)).toBe(live + 30 * minuteMs);
    expect(timeMark(run(), live + 59 * minuteMs)).toBe(live + 30 * minuteMs);
  });
});

describe('finding', () => {
  it('goes to a number first, then to names and sections', () => {
    const run = playRun().run();
    expect(jumpTargets(run, '1.2').map((one) => one.number)).toEqual(['1.2']);
    expect(jumpTargets(run, 'database').map((one) => one.title)).toContain('Step 3: Database Updates');
    expect(jumpTargets(run, 'nowhere')).toEqual([]);
  });

  it('filters by every word of the number or the text', () => {
    const items = group('3.2').items;
    expect(matching(items, 'order track').map((item) => item.number)).toEqual(['3.2.6']);
    expect(matching(items, '3.2.7').map((item) => item.text)).toEqual(['Email notifications sending']);
  });
});

describe('words', () => {
  it('say durations as a voice does', () => {
    expect(spokenDuration(2_480_000)).toBe('41 minutes 20 seconds');
    expect(spokenDuration(3_661_000)).toBe('1 hour 1 minute 1 second');
    expect(spokenDuration(0)).toBe('0 seconds');
  });

  it('name late, overdue and early', () => {
    expect(timingChip({ kind: 'late', byMs: 190_000 })?.text).toBe('3:10 late');
    expect(timingChip({ kind: 'overdue', byMs: 680_000 })?.text).toBe('overdue 11:20');
    expect(timingChip({ kind: 'early', byMs: 140_000 })).toEqual({ tone: 'quiet', text: '2:20 early' });
    expect(timingChip({ kind: 'on-time' })).toBeNull();
  });

  it('keep code of the guidance apart from its prose', () => {
    expect(guidanceBlocks('Run this:\n\n```sh\nnpm run build\n```\n\nThen wait.')).toEqual([
      { kind: 'prose', text: 'Run this:' },
      { kind: 'code', text: 'npm run build' },
      { kind: 'prose', text: 'Then wait.' },
    ]);
    expect(guidanceBlocks('```\nno end')).toEqual([{ kind: 'code', text: 'no end' }]);
  });
});
