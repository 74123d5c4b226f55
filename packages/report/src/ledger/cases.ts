import type { ClaimId } from "../claims.ts";
import type { LedgerReport } from "./schema.ts";

/** What somebody chooses a transport for. */
interface Case {
  readonly id: string;
  /** The transport that it fits, as the claims have it. */
  readonly transport: "http" | "stdio";
  readonly claims: readonly ClaimId[];
}

/** Every claim of the note about a transport speaks for it, or against the other one. */
const CASES = [
  { id: "several-llm-servers", transport: "http", claims: ["H2", "S7"] },
  { id: "scaling", transport: "http", claims: ["H1", "S8"] },
  { id: "tool-updates", transport: "http", claims: ["H3", "S10"] },
  { id: "other-clients", transport: "http", claims: ["H5"] },
  { id: "load-apart", transport: "http", claims: ["H4", "S11"] },
  { id: "tool-failures", transport: "http", claims: ["S9"] },
  { id: "fast-calls", transport: "stdio", claims: ["S1"] },
  { id: "network-delay", transport: "stdio", claims: ["H6"] },
  { id: "network-failures", transport: "stdio", claims: ["H7", "S2"] },
  { id: "simple-setup", transport: "stdio", claims: ["H8", "S4", "S6"] },
  { id: "no-security-setup", transport: "stdio", claims: ["H9", "S3"] },
  { id: "few-resources", transport: "stdio", claims: ["S5"] },
  { id: "few-bytes", transport: "stdio", claims: ["H10"] },
] as const satisfies readonly Case[];

export type CaseId = (typeof CASES)[number]["id"];

/** A case with the judged claims that decide it. */
export interface DecidedCase {
  readonly id: CaseId;
  readonly claims: LedgerReport["claims"];
}

/** Which transport fits which case: all claims of it that were judged are confirmed. Where they disagree, it depends. */
export const decideCases = (
  claims: LedgerReport["claims"],
): Readonly<Record<"http" | "stdio" | "depends", readonly DecidedCase[]>> => {
  const decided = { http: [] as DecidedCase[], stdio: [] as DecidedCase[], depends: [] as DecidedCase[] };
  for (const { id, transport, claims: ids } of CASES) {
    const own = claims.filter(
      ({ claim, verdict }) =>
        (ids as readonly ClaimId[]).includes(claim) && verdict !== "not-measured" && verdict !== "inconclusive",
    );
    const verdicts = new Set(own.map(({ verdict }) => verdict));
    if (verdicts.size > 1 || verdicts.has("depends")) decided.depends.push({ id, claims: own });
    else if (verdicts.has("confirmed")) decided[transport].push({ id, claims: own });
  }
  return decided;
};
