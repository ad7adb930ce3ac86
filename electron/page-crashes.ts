/** Whether the window's page died since it last asked how things are at a start. */
export type PageCrashes = {
  readonly note: () => void;
  /** Says it once. */
  readonly take: () => boolean;
};

export function notePageCrashes(): PageCrashes {
  let hasCrashed = false;
  return {
    note: () => {
      hasCrashed = true;
    },
    take: () => {
      const had = hasCrashed;
      hasCrashed = false;
      return had;
    },
  };
}
