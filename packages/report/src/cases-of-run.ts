import { type DecidedCase, decideCases } from "./ledger/cases.ts";
import { ledgerEn, ledgerKo } from "./ledger/texts.ts";
import type { Texts } from "./messages/messages.ts";
import type { Report } from "./schema.ts";

const LEDGER_TEXTS = { en: ledgerEn, ko: ledgerKo } as const;

/** The cases that a run or the last ledger decides, each with the claims behind it, and a note on the others. */
export const casesOfRun = ({ claims }: Report, { language, verdictName, casesNote }: Texts) => {
  const texts = LEDGER_TEXTS[language];
  // Claims that the run does not judge use the verdict of the last bench claims.
  const cases = decideCases(
    claims.map(({ claim, verdict, ledger }) => ({ claim, verdict: ledger?.verdict ?? verdict })),
  );
  const isOpen = ({ outcome }: Pick<DecidedCase, "outcome">): boolean => outcome === "not-measured";
  const rows = cases
    .filter((decided) => !isOpen(decided))
    .map(({ id, guide, outcome, claims: own }) => {
      const judged = own.filter(({ verdict }) => verdict !== "not-measured");
      return { id, guide, outcome, by: judged.map((claim) => `${claim.claim} ${verdictName(claim)}`).join(", ") };
    });
  const note = casesNote(cases.filter(isOpen).map(({ id }) => texts.cases.named(texts.cases.cases[id])));
  return { rows, note, texts };
};
