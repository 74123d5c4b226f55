import { ALL_OFF, GUARDS, type GuardId, type GuardTransport, type Setup, SWITCHED_OFF } from "./guard.ts";

/** What a row of the table is about: one guard, all of them together, or the code for those that watch. */
export type GuardRowId = GuardId | typeof SWITCHED_OFF.id | "all";

/** One deployment to measure: the guards that are on in it. */
export interface Variant {
  /** Unique on its transport. */
  readonly name: string;
  readonly setup: Setup;
}

/** A row of the table as two deployments that differ in one thing. */
export interface Toggle {
  readonly guard: GuardRowId;
  readonly off: string;
  readonly on: string;
}

const nameOf = (on: readonly GuardId[]): string => (on.length === 0 ? "off" : on.join("+"));

/** The deployments of one transport, each once, and which two of them make a row. */
export const planVariants = (transport: GuardTransport): { variants: Variant[]; toggles: Toggle[] } => {
  const guards = GUARDS.filter(({ transports }) => transports.includes(transport));
  const variants = new Map<string, Variant>();
  const add = (on: readonly GuardId[]): string => {
    const name = on.length === guards.length ? "all" : nameOf(on);
    const setup = guards.filter(({ id }) => on.includes(id)).reduce((made, { turnOn }) => turnOn(made), ALL_OFF);
    variants.set(name, { name, setup });
    return name;
  };
  const toggles: Toggle[] = guards.map(({ id, under }) => {
    const both = under?.[transport];
    const base = both === undefined ? [] : [both];
    return { guard: id, off: add(base), on: add([...base, id]) };
  });
  if ((SWITCHED_OFF.transports as readonly GuardTransport[]).includes(transport)) {
    variants.set("unobserved", { name: "unobserved", setup: { ...ALL_OFF, isObserved: false } });
    toggles.push({ guard: SWITCHED_OFF.id, off: "unobserved", on: add([]) });
  }
  toggles.push({ guard: "all", off: add([]), on: add(guards.map(({ id }) => id)) });
  return { variants: [...variants.values()], toggles };
};
