import { describe, expect, it } from 'vitest';
import { readPlanned, showPlanned, showZone } from '#renderer/features/new-run/planned-start.ts';

const now = Date.UTC(2026, 10, 17, 19, 10);
// One hour east, whatever the zone of the machine that runs the test.
const place = { now, offset: 60 };

describe('the planned start', () => {
  it('is read from a hasty text and shown back in full', () => {
    const at = readPlanned('18 nov 130', place);
    expect(at).toBe(Date.UTC(2026, 10, 18, 0, 30));
    expect(showPlanned(at ?? 0, place)).toBe('Wed 18 Nov 2026, 01:30');
  });

  it('is read again from the full date that was shown back', () => {
    expect(readPlanned('Wed 18 Nov 2026, 01:30', place)).toBe(Date.UTC(2026, 10, 18, 0, 30));
  });

  it('is null while it is not understood', () => {
    expect(readPlanned('someday', place)).toBeNull();
  });

  it('names the zone with its offset', () => {
    expect(showZone('Europe/Stockholm', now, place)).toBe('Europe/Stockholm, UTC+1');
    expect(showZone('Asia/Kolkata', now, { now, offset: 330 })).toBe('Asia/Kolkata, UTC+5:30');
    expect(showZone('America/New_York', now, { now, offset: -300 })).toBe('America/New_York, UTC−5');
  });
});
