import { isLeftOut } from "../left-out.ts";
import type { LedgerReport } from "../schema.ts";

/** A position on the page, and what it may link to. */
export interface PagePlace {
  readonly language: "en" | "ko";
  /** Relative path of the guides' folder; without it, guides are named but not linked. */
  readonly guides: string | undefined;
}

/** The id of an experiment's section. */
export const anchorOf = ({ language }: PagePlace, experiment: string): string => `${language}-${experiment}`;

/** The id of a claim's verdict. */
export const verdictAnchorOf = ({ language }: PagePlace, claim: string): string => `${language}-verdict-${claim}`;

/** Links the claims in a text to their verdicts. */
export const toVerdicts = (html: string, { claims }: LedgerReport, place: PagePlace): string =>
  html.replace(/\b[HSX]\d+\b/g, (id) => {
    const found = claims.find(({ claim }) => claim === id);
    return found && !isLeftOut(found.reason) ? `<a href="#${verdictAnchorOf(place, id)}">${id}</a>` : id;
  });

/** Links a claim to the experiment that judges it. */
export const toExperiment = (claim: LedgerReport["claims"][number], report: LedgerReport, place: PagePlace): string =>
  report.experiments.some(({ id }) => id === claim.experiment)
    ? `<a href="#${anchorOf(place, claim.experiment ?? "")}">${claim.claim}</a>`
    : claim.claim;
