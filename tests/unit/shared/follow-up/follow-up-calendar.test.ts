import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { followUpCalendar } from '#shared/follow-up/follow-up-calendar.ts';
import { addMonths } from '#shared/time/instant.ts';
import { playNight } from '../../../support/sample-run.ts';

const day = 86_400_000;
const player = playNight();
const run = player.run();
const liveAt = run.goLive?.liveAt ?? 0;
const readBack = (text: string) => new ICAL.Component(ICAL.parse(text));
const timeOf = (value: unknown): number => (value instanceof ICAL.Time ? value.toJSDate().getTime() : 0);
const instant = (component: ICAL.Component, name: string): number =>
  timeOf(component.getFirstPropertyValue(name));
const valueOf = (component: ICAL.Component, name: string): unknown => component.getFirstPropertyValue(name);
const calendarAt = (at: number, of = run) => followUpCalendar([{ run: of, replacedAt: null }], at);

describe('the calendar of follow-ups', () => {
  it('is read back by another parser: each task with its due time, each period with an event', () => {
    const calendar = readBack(calendarAt(liveAt + day));
    const tasks = calendar.getAllSubcomponents('vtodo');
    const due = (item: string) =>
      tasks
        .filter((task) => String(valueOf(task, 'uid')).startsWith(`${run.runId}-${item}-`))
        .map((task) => instant(task, 'due'));
    expect(due('13.1.1')).toEqual([1, 2, 3, 4, 5, 6, 7].map((count) => liveAt + count * day));
    expect(due('13.1.2')).toEqual([liveAt + 7 * day]);
    expect(due('13.2.1')).toEqual([liveAt + 28 * day]);
    expect(due('13.3.1')).toEqual([1, 2, 3, 4, 5, 6].map((month) => addMonths(liveAt, month, 60)));
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1 + 1 + 6);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  });

  it('rings on the last morning before something is due, told by the zone of go-live', () => {
    for (const task of readBack(calendarAt(liveAt)).getAllSubcomponents('vtodo')) {
      const alarms = task.getAllSubcomponents('valarm');
      expect(alarms).toHaveLength(1);
      const trigger = alarms[0]?.getFirstProperty('trigger');
      expect(trigger?.getParameter('related')).toBe('END');
      const told = trigger?.getFirstValue();
      const before = told instanceof ICAL.Duration ? told.toSeconds() * 1000 : 0;
      const rings = new Date(instant(task, 'due') + before);
      expect([rings.getUTCHours(), rings.getUTCMinutes()]).toEqual([8, 0]);
      expect(-before).toBeGreaterThanOrEqual(3_600_000);
      expect(-before).toBeLessThan(25 * 3_600_000);
    }
  });

  it('folds at 75 octets and keeps every word of a foreign and hostile text', () => {
    const text = `Überprüfung; "a,b\\c" 李伟 🚀 Олег\n${'Straße '.repeat(30)}END`;
    const named = { ...run, details: { ...run.details, product: text } };
    const ics = calendarAt(liveAt, named);
    expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const first = readBack(ics).getFirstSubcomponent('vtodo');
    expect(first?.getFirstPropertyValue('summary')).toBe(
      `${text} 2.14.0: Daily monitoring and health checks, day 1`,
    );
  });

  it('tells what is done and rings no more for it; the same UID says it is the same task', () => {
    const fork = player.fork();
    fork.clock.advanceTo(liveAt + 2 * day);
    fork.play({ type: 'MarkFollowUp', item: '13.1.2', round: 0, state: 'done', note: 'No complaint' });
    const find = (text: string) =>
      readBack(text)
        .getAllSubcomponents('vtodo')
        .find((task) => valueOf(task, 'uid') === `${run.runId}-13.1.2-0@runsheet`);
    const before = find(calendarAt(liveAt + day));
    const after = find(calendarAt(liveAt + 2 * day, fork.run()));
    expect(before?.getFirstPropertyValue('status')).toBe('NEEDS-ACTION');
    expect(after?.getFirstPropertyValue('status')).toBe('COMPLETED');
    expect(after?.getAllSubcomponents('valarm')).toEqual([]);
    expect(after === undefined ? 0 : instant(after, 'completed')).toBe(liveAt + 2 * day);
    expect(Number(after?.getFirstPropertyValue('sequence'))).toBeGreaterThan(
      Number(before?.getFirstPropertyValue('sequence')),
    );
  });

  it('says of a rehearsal that it is one, and has nothing for a run that never went live', () => {
    expect(calendarAt(liveAt, { ...run, rehearsal: true })).toContain('SUMMARY:Rehearsal\\, XianFeast');
    const none = readBack(calendarAt(liveAt, { ...run, goLive: null }));
    expect(none.getAllSubcomponents()).toEqual([]);
  });
});
