/** Sizes and colours of the sheet, in points and hexadecimal; every colour keeps its meaning when printed grey. */
export const page = { width: 595.28, height: 841.89, left: 46, right: 549, top: 84, bottom: 776 } as const;

export const colour = {
  ink: '#15191e',
  quiet: '#4d5761',
  rule: '#c3c9cf',
  ruleStrong: '#59636d',
  shade: '#eef1f3',
  good: '#06604a',
  bad: '#8c1d18',
  caution: '#7a4b00',
  watermark: '#e9ecee',
  paper: '#ffffff',
} as const;

export type Colour = keyof typeof colour;

export const size = { h1: 18, h2: 12.5, h3: 10.5, body: 9.5, small: 9, mono: 8.5 } as const;

/** Line height as a part of the font size. */
export const leading = 1.36;
