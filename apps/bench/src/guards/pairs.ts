import {
  ALL_OFF,
  COMPARISONS,
  GUARDS,
  type GuardId,
  type GuardRowId,
  type GuardTransport,
  type Setup,
} from "./guard.ts";

/** A row of the table as two deployments. For a single feature they differ in nothing else. */
export interface Pair {
  readonly row: GuardRowId;
  readonly off: Setup;
  readonly on: Setup;
}

/** What the rows compare on one transport, without rows that do not apply there. */
export const planPairs = (transport: GuardTransport, rows: readonly GuardRowId[]): Pair[] => {
  const guards = GUARDS.filter(({ transports }) => transports.includes(transport));
  const guarded = (on: readonly GuardId[]): Setup =>
    guards.filter(({ id }) => on.includes(id)).reduce((setup, { turnOn }) => turnOn(setup), ALL_OFF);
  const pairOf = (row: GuardRowId): Pair => {
    switch (row) {
      case "all":
        return { row, off: ALL_OFF, on: guarded(guards.map(({ id }) => id)) };
      case "switched-off":
        return { row, off: { ...ALL_OFF, isObserved: false }, on: ALL_OFF };
      case "nothing":
        return { row, off: ALL_OFF, on: ALL_OFF };
      default: {
        const under = guards.find(({ id }) => id === row)?.under?.[transport];
        const both = under === undefined ? [] : [under];
        return { row, off: guarded(both), on: guarded([...both, row]) };
      }
    }
  };
  return [...guards, ...COMPARISONS]
    .filter(({ id, transports }) => rows.includes(id) && transports.includes(transport))
    .map(({ id }) => pairOf(id));
};
