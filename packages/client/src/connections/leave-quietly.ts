/** Tracks the uses of things, and closes a thing once nobody uses it any more. */
export interface LeaveQuietly<Thing> {
  /** Begins a use, which {@link end} ends. */
  begin(thing: Thing): void;
  end(thing: Thing): void;
  /** Closes it when its last use ends; no use may begin from now on. */
  leave(thing: Thing): void;
}

export const createLeaveQuietly = <Thing>(close: (thing: Thing) => void): LeaveQuietly<Thing> => {
  const uses = new Map<Thing, number>();
  const leaving = new Set<Thing>();

  const closeIfUnused = (thing: Thing): void => {
    if (!uses.has(thing) && leaving.delete(thing)) close(thing);
  };

  return {
    begin: (thing) => {
      uses.set(thing, (uses.get(thing) ?? 0) + 1);
    },
    end: (thing) => {
      const left = (uses.get(thing) ?? 1) - 1;
      if (left > 0) uses.set(thing, left);
      else uses.delete(thing);
      closeIfUnused(thing);
    },
    leave: (thing) => {
      leaving.add(thing);
      closeIfUnused(thing);
    },
  };
};
