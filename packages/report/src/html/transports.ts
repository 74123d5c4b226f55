import type { ArmId } from "../arm-ids.ts";
import type { ReportRow } from "../schema.ts";

const HTTP: readonly ArmId[] = ["http", "http-sdk", "http-sdk-v1"];
const STDIO: readonly ArmId[] = ["stdio", "stdio-sdk", "stdio-sdk-v1", "stdio-pool"];

/** CSS colour of a transport, the same in plots, cards and tables; the style sheet defines it for both themes. */
export const colorOf = ({ arm }: Pick<ReportRow, "arm">): string => {
  if (HTTP.includes(arm)) return "var(--http)";
  if (arm === "rest") return "var(--rest)";
  if (STDIO.includes(arm)) return "var(--stdio)";
  return "var(--grey)";
};

/** Text colour of a transport: REST's lighter blue has too little contrast for text. */
export const labelColorOf = (row: Pick<ReportRow, "arm">): string => (row.arm === "rest" ? "var(--ink)" : colorOf(row));

/** The side on which a transport is shown: HTTP on the left, stdio and in-process on the right. */
export const sideOf = ({ arm }: Pick<ReportRow, "arm">): "http" | "stdio" =>
  HTTP.includes(arm) || arm === "rest" || arm === "http-floor" ? "http" : "stdio";

/** stdio's symbol is a square, in every plot. */
export const symbolOf = ({ arm }: Pick<ReportRow, "arm">): "circle" | "square" =>
  STDIO.includes(arm) ? "square" : "circle";

export const isFloor = ({ arm }: Pick<ReportRow, "arm">): boolean => arm === "http-floor" || arm === "pipe-floor";
