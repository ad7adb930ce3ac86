/**
 * What a language says, and what the recognisers, which read English, take it for. Alternatives are divided by `|` and
 * are matched in their own case; `#` stands for a number and is taken over. To add a language: one file like the others,
 * one line in `to-english.ts`, one row in its test.
 */
export type Phrases = readonly (readonly [says: string, means: string])[];
