import type { Constants } from "./constants.ts";
import { CONSTANT_IDS, DEFINITIONS } from "./definitions.ts";
import reference from "./reference.json" with { type: "json" };

const runs: Readonly<Record<string, { readonly mode: string; readonly machine: string }>> = reference.runs;

/** The shipped figures; each names the machine that it was measured on. */
export const referenceConstants = Object.fromEntries(
  CONSTANT_IDS.map((id) => {
    const { run: startedAt, ...measured } = reference.figures[id];
    const { unit, experiment, figures } = DEFINITIONS[id];
    const source = { kind: "reference", startedAt, ...runs[startedAt], experiment, figures: [...figures], file: null };
    return [id, { ...measured, unit, source }];
  }),
) as Constants;
