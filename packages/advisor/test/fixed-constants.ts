import type { Constants } from "../src/constants/constants.ts";
import { CONSTANT_IDS } from "../src/constants/definitions.ts";
import { referenceConstants } from "../src/constants/reference.ts";
import figures from "./figures.json" with { type: "json" };

/** The figures of one run, so that newer reference figures do not change expectations. */
export const fixedConstants = Object.fromEntries(
  CONSTANT_IDS.map((id) => {
    const [value, low, high] = figures[id];
    return [id, { ...referenceConstants[id], value, low, high }];
  }),
) as Constants;
