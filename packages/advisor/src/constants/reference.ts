import type { Constants } from "./constants.ts";
import reference from "./reference.json" with { type: "json" };

/** The figures that are shipped, of the machine that each of them names. */
export const referenceConstants = reference as Constants;
