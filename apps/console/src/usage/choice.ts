/** What the page shows, as stored in its URL. */
export interface Choice {
  /** What a row is grouped by; the server chooses if absent. */
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

/** Reads the choice from the URL; by default a week by days. @param groups what rows may be grouped by */
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

/** The query for both the page's URL and the server. */
export const queryOf = ({ by, period, from }: Choice): string =>
  new URLSearchParams({ ...(by !== undefined && { by }), period, from }).toString();
