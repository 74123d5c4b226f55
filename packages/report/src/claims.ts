/** Ids of the claims that a run judges, and of the additional questions, in report order. */
export const CLAIM_IDS = [
  "H1",
  "H2",
  "H3",
  "H4",
  "H5",
  "H6",
  "H7",
  "H8",
  "H9",
  "H10",
  "S1",
  "S2",
  "S3",
  "S4",
  "S5",
  "S6",
  "S7",
  "S8",
  "S9",
  "S10",
  "S11",
  "X1",
  "X2",
  "X3",
  "X4",
  "X5",
] as const;

/** One of {@link CLAIM_IDS}, such as `H6` or `S4`. */
export type ClaimId = (typeof CLAIM_IDS)[number];
