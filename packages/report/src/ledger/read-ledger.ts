import { z } from "zod";
import { type LedgerReport, ledgerReport } from "./schema.ts";

const older = z.looseObject({
  schemaVersion: z.literal(1),
  claims: z.array(z.looseObject({})),
  experiments: z.array(z.looseObject({})),
  words: z.record(z.enum(["en", "ko"]), z.looseObject({ answer: z.string() })),
});

/** Reads a ledger's report.json of any version as the newest one. @throws when it is no ledger */
export const readLedger = (json: unknown): LedgerReport => {
  const first = older.safeParse(json);
  return ledgerReport.parse(first.success ? fromFirst(first.data) : json);
};

/** The first version had a one-sentence answer, and recorded neither drift nor the figures behind a verdict. */
const fromFirst = ({ claims, experiments, words, ...report }: z.output<typeof older>): object => ({
  ...report,
  schemaVersion: 2,
  claims: claims.map((claim) => ({ ...claim, figures: [] })),
  experiments: experiments.map((experiment) => ({ ...experiment, drifting: [] })),
  words: Object.fromEntries(
    Object.entries(words).map(([language, { answer, ...said }]) => [
      language,
      { ...said, answer: [answer, ""], notices: [] },
    ]),
  ),
});
