/** What a bridge should withstand or pass on unchanged. */
export const SURVIVAL_CHECKS = [
  "restart",
  "invalidLines",
  "listChanged",
  "cancellation",
  "progress",
  "images",
  "resourceLinks",
] as const;

export type SurvivalCheck = (typeof SURVIVAL_CHECKS)[number];
