/** Where and when something was recorded. */
export type Stamp = {
  readonly position: number;
  readonly at: number;
  readonly steadyAt: number;
  readonly offsetMinutes: number;
  readonly by: string;
};
