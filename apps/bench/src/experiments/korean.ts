import { percent } from "@twinhost/report";

/** A share as a percentage; Korean has no space before the sign. */
export const percentKo = (share: number): string => percent(share).replace(" ", "");
