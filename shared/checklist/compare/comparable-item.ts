/** An item as versions are compared by it: its words, where it stands, and the how-manieth it is. */
export type ComparableItem = {
  readonly number: string;
  readonly text: string;
  readonly group: string;
  readonly at: number;
};
