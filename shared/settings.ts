/** What the operator chose for this laptop. */
import { z } from 'zod';
import { letterNames, letterPattern } from './letter-keys.ts';

/** Every sound but the alarm: of that the volume can be chosen and nothing else. */
export const silenceableSounds = [
  'window-closes-soon',
  'window-closed',
  'trigger-observed',
  'threshold-near',
  'not-saved',
] as const;

const minuteOfDay = z.number().int().min(0).max(1439);

export const settingsSchema = z.object({
  /** Who is at the keyboard; asked at first start. */
  operator: z.string().max(20_000),
  organisation: z.string().max(2000),
  /** A small PNG in base64 that stands before the name on every page, or null; one that is none counts as absent. */
  logo: z
    .string()
    .max(400_000)
    .regex(/^iVBORw0KGgo[A-Za-z0-9+/]+={0,2}$/)
    .nullable()
    .catch(null)
    .default(null),
  theme: z.enum(['system', 'light', 'dark', 'by-time']),
  /** For `by-time`: minutes since midnight from which it is dark, and light again. */
  darkFrom: minuteOfDay.default(19 * 60),
  darkTo: minuteOfDay.default(7 * 60),
  /** 0 to 1; the alarm itself cannot be turned off in a live run, only silenced. */
  volume: z.number().min(0).max(1),
  sounds: z.boolean(),
  /** Kinds of sound that are off; the alarm is none of them. */
  soundsOff: z.array(z.enum(silenceableSounds)).default([]),
  letterKeys: z.boolean(),
  /** Commands that have another letter than they came with. */
  otherKeys: z.partialRecord(z.enum(letterNames), z.string().regex(letterPattern)).default({}),
  autoAdvance: z.boolean(),
  /** Per cent, 80 to 200. */
  zoom: z.number().int().min(80).max(200),
  /** Folder that the save dialog offers first, or empty. */
  recordFolder: z.string().max(5000),
  /** Folder for backups; empty: below the data folder. */
  backupFolder: z.string().max(5000).default(''),
  /** How many days automatic backups are kept; 0 for ever. */
  keepBackupsDays: z.number().int().min(0).max(3650).default(30),
  /** How many years sealed runs are kept; null for ever. */
  keepRunsYears: z.number().int().min(1).max(100).nullable().default(null),
  /** Runs that stay whatever the years say. */
  heldRuns: z.array(z.string().max(64)).max(100_000).default([]),
  /** A second place to which every entry goes as well, or empty. */
  mirrorFolder: z.string().max(5000).default(''),
});
export type Settings = z.infer<typeof settingsSchema>;

export const firstSettings: Settings = {
  operator: '',
  organisation: '',
  logo: null,
  theme: 'system',
  darkFrom: 19 * 60,
  darkTo: 7 * 60,
  volume: 0.6,
  sounds: true,
  soundsOff: [],
  letterKeys: true,
  otherKeys: {},
  autoAdvance: true,
  zoom: 100,
  recordFolder: '',
  backupFolder: '',
  keepBackupsDays: 30,
  keepRunsYears: null,
  heldRuns: [],
  mirrorFolder: '',
};
