import type { ClaimId } from "../claims.ts";
import type { LedgerClaim } from "./schema.ts";

/** A situation in which somebody chooses a transport. */
interface Case {
  readonly id: string;
  /** Its guide in docs/en and docs/ko. */
  readonly guide: string;
  /** The transport that it usually counts as an argument for. */
  readonly transport: "http" | "stdio";
  /** The claims that state that argument. */
  readonly claims: readonly ClaimId[];
}

/** The nine cases of the README, and further ones that the claims cover. */
const CASES = [
  { id: "shared-tools", guide: "criteria-shared-tools", transport: "http", claims: ["H2", "S7"] },
  { id: "frequent-changes", guide: "criteria-frequent-changes", transport: "http", claims: ["H3", "S10"] },
  { id: "scaling", guide: "criteria-scaling", transport: "http", claims: ["H1", "S8", "H4", "S11"] },
  { id: "outside-clients", guide: "criteria-outside-clients", transport: "http", claims: ["H5"] },
  { id: "single-server", guide: "criteria-single-server", transport: "stdio", claims: ["S5", "S4", "H8"] },
  { id: "fast-responses", guide: "criteria-fast-responses", transport: "stdio", claims: ["S1", "H6"] },
  { id: "simple-system", guide: "criteria-simple-system", transport: "stdio", claims: ["S4", "S6", "H8"] },
  { id: "security", guide: "criteria-security", transport: "stdio", claims: ["S3", "H9"] },
  { id: "development", guide: "criteria-development", transport: "stdio", claims: ["S6"] },
  { id: "failing-tools", guide: "operation", transport: "http", claims: ["S9"] },
  { id: "failing-network", guide: "operation", transport: "stdio", claims: ["H7", "S2"] },
  { id: "few-bytes", guide: "reading-the-report", transport: "stdio", claims: ["H10"] },
] as const satisfies readonly Case[];

export type CaseId = (typeof CASES)[number]["id"];

/** A transport, or why none fits clearly. */
export type Outcome = "http" | "stdio" | "depends" | "refuted" | "inconclusive" | "not-measured";

type Judged = Pick<LedgerClaim, "claim" | "verdict">;

/** A case with its claims and their joint outcome. */
export interface DecidedCase<Claim extends Judged = LedgerClaim> {
  readonly id: CaseId;
  readonly guide: string;
  /** The transport that its claims argue for. */
  readonly transport: "http" | "stdio";
  readonly outcome: Outcome;
  readonly claims: readonly Claim[];
}

/** Which transport fits each case: a claim for it is confirmed and none disagrees. If they disagree, it depends. */
export const decideCases = <Claim extends Judged>(claims: readonly Claim[]): DecidedCase<Claim>[] =>
  CASES.map(({ id, guide, transport, claims: ids }) => {
    const own = claims.filter(({ claim }) => (ids as readonly ClaimId[]).includes(claim));
    return { id, guide, transport, outcome: outcomeOf(own, transport), claims: own };
  });

const outcomeOf = (claims: readonly Judged[], transport: Case["transport"]): Outcome => {
  const verdicts = new Set(claims.map(({ verdict }) => verdict));
  if (verdicts.has("depends") || (verdicts.has("confirmed") && verdicts.has("refuted"))) return "depends";
  if (verdicts.has("confirmed")) return transport;
  return (["inconclusive", "refuted"] as const).find((verdict) => verdicts.has(verdict)) ?? "not-measured";
};
