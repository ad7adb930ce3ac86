import { describe, expect, it } from 'vitest';
import { triggerMoments } from '#renderer/features/now/trigger-announcements.ts';
import { observe } from '../../../../support/run-commands.ts';
import { liveNight } from './live-night.ts';

const second = 1000;

function observed(trigger: string) {
  const { player, run } = liveNight();
  player.play(observe(trigger));
  const since = run().breaches[0]?.steadySince ?? 0;
  return (seconds: number) =>
    triggerMoments(run(), since + (seconds - 1) * second, since + seconds * second).map(
      (moment) => moment.sentence,
    );
}

describe('the moments of a running breach', () => {
  it('tells half of a threshold of two minutes, and its last 30 seconds', () => {
    const at = observed('4.1.2');
    expect(at(60)).toEqual(['Error rate >5%: half of its threshold.']);
    expect(at(90)).toEqual(['Error rate >5%: 30 seconds to threshold.']);
    expect(at(91)).toEqual([]);
  });

  it('leaves the half out for a threshold under two minutes', () => {
    const at = observed('4.1.3');
    expect(at(30)).toEqual(['Response time >10 seconds: 30 seconds to threshold.']);
  });

  it('makes up nothing for time asleep', () => {
    const { player, run } = liveNight();
    player.play(observe('4.1.2'));
    const since = run().breaches[0]?.steadySince ?? 0;
    expect(triggerMoments(run(), since, since + 100 * second)).toEqual([]);
  });
});
