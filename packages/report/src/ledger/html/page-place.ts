import type { LedgerReport } from "../schema.ts";

/** A position on the page, and what it may link to. */
export interface PagePlace {
  readonly language: "en" | "ko";
  /** Relative path of the guides' folder; without it, guides are named but not linked. */
  readonly guides: string | undefined;
}

/** The id of an experiment's section. */
export const anchorOf = ({ language }: PagePlace, experiment: string): string => `${language}-${experiment}`;

/** Links the claims in a text to the experiments that judge them. */
export const toClaims = (html: string, { claims, experiments }: LedgerReport, place: PagePlace): string =>
  html.replace(/\b[HSX]\d+\b/g, (id) => {
    const judge = claims.find(({ claim }) => claim === id)?.experiment;
    return experiments.some(({ id }) => id === judge) ? `<a href="#${anchorOf(place, judge ?? "")}">${id}</a>` : id;
  });
