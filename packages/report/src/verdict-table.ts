import type pc from "picocolors";
import type { Verdict } from "./schema.ts";
import { createPlainTable } from "./terminal-layout.ts";

interface JudgedClaim {
  readonly claim: string;
  readonly name: string;
  readonly verdict: Verdict;
  /** For readers. */
  readonly verdictName: string;
}

/** Claims with their verdicts, for a terminal. */
export const verdictTable = (
  claims: readonly JudgedClaim[],
  heads: { readonly claim: string; readonly verdict: string },
  colors: ReturnType<typeof pc.createColors>,
): string => {
  const paints: Readonly<Partial<Record<Verdict, (text: string) => string>>> = {
    confirmed: colors.green,
    refuted: colors.red,
    depends: colors.yellow,
  };
  const table = createPlainTable(
    ["", heads.claim, heads.verdict].map((head) => colors.bold(head)),
    { textColumns: 3 },
  );
  for (const { claim, name, verdict, verdictName } of claims)
    table.push([claim, name, (paints[verdict] ?? colors.dim)(verdictName)]);
  return table.toString();
};
