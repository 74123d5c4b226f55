/** What the page shows, as its address says. */
export interface Choice {
  /** What a row stands for; the server chooses where it is absent. */
  readonly by?: string;
  readonly period: "day" | "hour";
  /** A day, in UTC. */
  readonly from: string;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const WEEK_BEGAN_MS = 6 * DAY_MS;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const today = (): string => dayOf(Date.now());

const isDay = (text: string): boolean => !Number.isNaN(Date.parse(text)) && dayOf(Date.parse(text)) === text;

/** The choice in the address; where it has none, a week by days. @param groups what rows may stand for */
export const readChoice = (groups: readonly string[]): Choice => {
  const asked = new URLSearchParams(location.search);
  const by = groups.find((group) => group === asked.get("by"));
  const from = asked.get("from") ?? "";
  return {
    ...(by !== undefined && { by }),
    period: asked.get("period") === "hour" ? "hour" : "day",
    from: isDay(from) ? from : dayOf(Date.now() - WEEK_BEGAN_MS),
  };
};

/** For the address, and for the server. */
export const queryOf = ({ by, period, from }: Choice): string =>
  new URLSearchParams({ ...(by !== undefined && { by }), period, from }).toString();
