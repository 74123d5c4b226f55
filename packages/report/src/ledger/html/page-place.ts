import type { LedgerReport } from "../schema.ts";

/** Where on the page something stands, and what it may link to. */
export interface PagePlace {
  readonly language: "en" | "ko";
  /** The folder of the guides, as seen from the page; without one they are only named. */
  readonly guides: string | undefined;
}

/** The id of an experiment's section. */
export const anchorOf = ({ language }: PagePlace, experiment: string): string => `${language}-${experiment}`;

/** A text whose claims link to the experiments that judge them. */
export const toClaims = (html: string, { claims, experiments }: LedgerReport, place: PagePlace): string =>
  html.replace(/\b[HSX]\d+\b/g, (id) => {
    const judge = claims.find(({ claim }) => claim === id)?.experiment;
    return experiments.some(({ id }) => id === judge) ? `<a href="#${anchorOf(place, judge ?? "")}">${id}</a>` : id;
  });
