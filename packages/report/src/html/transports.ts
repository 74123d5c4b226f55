import type { ReportRow } from "../schema.ts";

/** CSS colour of a transport, the same in plots, cards and tables; defined for both themes in the style sheet. */
export const colorOf = ({ arm }: Pick<ReportRow, "arm">): string => {
  if (arm === "http" || arm === "http-sdk-v1") return "var(--http)";
  if (arm === "rest") return "var(--rest)";
  if (arm === "stdio" || arm === "stdio-sdk-v1" || arm === "stdio-pool") return "var(--stdio)";
  return "var(--grey)";
};

/** The side on which a transport is shown: HTTP always left, stdio and in-process right. */
export const sideOf = ({ arm }: Pick<ReportRow, "arm">): "http" | "stdio" =>
  arm === "http" || arm === "http-sdk-v1" || arm === "rest" || arm === "http-floor" ? "http" : "stdio";

export const isFloor = ({ arm }: Pick<ReportRow, "arm">): boolean => arm === "http-floor" || arm === "pipe-floor";
