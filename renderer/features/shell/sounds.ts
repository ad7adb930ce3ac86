/** Every sound the app makes: short tones below 1.5 kHz, never speech, made here and not loaded. */
import type { Settings, silenceableSounds } from '#shared/settings.ts';

export type SilenceableSound = (typeof silenceableSounds)[number];
export type SoundKind = SilenceableSound | 'alarm';

/** How loud a sound is by the settings, 0 to 1. The alarm has its own rule (`use-alarm-sound.ts`). */
export function volumeOf(kind: SilenceableSound, { sounds, soundsOff, volume }: Settings): number {
  return sounds && !soundsOff.includes(kind) ? volume : 0;
}

/** Hertz, start and length in seconds, share of the volume. */
type Tone = {
  readonly hertz: number;
  readonly at: number;
  readonly lasts: number;
  readonly share: number;
  readonly wave: 'sine' | 'triangle' | 'square';
};

const soft = (hertz: number, at: number): Tone => ({ hertz, at, lasts: 0.35, share: 0.5, wave: 'sine' });
const pulse = (at: number): Tone => ({ hertz: 988, at, lasts: 0.18, share: 1, wave: 'square' });

const sounds: Readonly<Record<SoundKind, readonly Tone[]>> = {
  'window-closes-soon': [soft(660, 0)],
  'window-closed': [soft(660, 0), soft(550, 0.45)],
  'trigger-observed': [{ hertz: 1200, at: 0, lasts: 0.05, share: 0.6, wave: 'triangle' }],
  'threshold-near': [
    { hertz: 700, at: 0, lasts: 0.2, share: 0.8, wave: 'triangle' },
    { hertz: 1050, at: 0.25, lasts: 0.25, share: 0.8, wave: 'triangle' },
  ],
  alarm: [pulse(0), pulse(0.3), pulse(0.6)],
  'not-saved': [soft(220, 0), soft(175, 0.45)],
};

let context: AudioContext | null = null;

/** Plays a sound once. `volume` is 0 to 1; at 0 nothing is played. False when this machine gives no sound. */
export async function playSound(kind: SoundKind, volume: number): Promise<boolean> {
  if (volume <= 0) return true;
  try {
    context ??= new AudioContext();
    if (context.state === 'suspended') await context.resume();
  } catch {
    // No sound device: everything a sound says stands on the screen too.
    return false;
  }
  for (const tone of sounds[kind]) playTone(context, tone, volume);
  return true;
}

function playTone(audio: AudioContext, tone: Tone, volume: number): void {
  const from = audio.currentTime + tone.at;
  const until = from + tone.lasts;
  const oscillator = new OscillatorNode(audio, { type: tone.wave, frequency: tone.hertz });
  const gain = new GainNode(audio, { gain: 0 });
  // A square wave is far louder to the ear than a sine of the same height.
  const loudness = volume * tone.share * (tone.wave === 'square' ? 0.25 : 0.6);
  // Ramps instead of edges, which would click.
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(loudness, from + 0.015);
  gain.gain.setValueAtTime(loudness, until - 0.04);
  gain.gain.linearRampToValueAtTime(0, until);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(from);
  oscillator.stop(until);
}
