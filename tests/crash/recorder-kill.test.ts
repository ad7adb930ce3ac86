import { describe, expect, it } from 'vitest';
import { startTestApp, temporaryFolder } from '../support/test-app.ts';
import { describeCount } from './crash-count.ts';
import { killRecorder } from './kill-recorder.ts';
import { killWriter } from './kill-writer.ts';

// Many more, of the whole app too: `npm run test:crash -- --kills 3000`.
const writerKills = 12;
const recorderKills = 6;

describe('killed while it writes, and started twice with a write between', () => {
  it(`the ledger loses nothing in ${writerKills} kills`, { timeout: 120_000 }, async () => {
    const count = await killWriter(temporaryFolder(), writerKills);
    process.stdout.write(describeCount('ledger writer', count));
    expect(count.lost).toBe(0);
    expect(count.acknowledged).toBeGreaterThan(writerKills * 2);
  });

  it(
    `all that is behind the windows loses nothing in ${recorderKills} kills`,
    { timeout: 120_000 },
    async () => {
      const root = temporaryFolder();
      const count = await killRecorder(root, recorderKills, () => startTestApp({ root }));
      process.stdout.write(describeCount('recorder', count));
      expect(count.lost).toBe(0);
      expect(count.acknowledged).toBeGreaterThan(recorderKills * 2);
    },
  );
});
