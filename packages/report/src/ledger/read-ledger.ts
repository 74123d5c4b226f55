import { z } from "zod";
import { type LedgerReport, ledgerReport } from "./schema.ts";

const older = z.looseObject({
  schemaVersion: z.literal(1),
  claims: z.array(z.looseObject({})),
  experiments: z.array(z.looseObject({})),
  words: z.record(z.enum(["en", "ko"]), z.looseObject({ answer: z.string() })),
});

/** A ledger's report.json of any version, as the newest. @throws when it is none */
export const readLedger = (json: unknown): LedgerReport => {
  const first = older.safeParse(json);
  return ledgerReport.parse(first.success ? fromFirst(first.data) : json);
};

/** The first version had one sentence as its answer, and said neither what drifted nor what a verdict rests on. */
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
