import type { CheckedCall } from "./workload.ts";

/** A host gave another answer than the right one, or none. The run stops and prints no figures. */
export class WrongAnswer extends Error {
  override readonly name = "WrongAnswer";
}

/** Text of a JSON value with its keys in order, so that equal values are equal texts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** A check of one call's answers, cheap enough to run on every answer while timing. */
export const createCheck = (call: CheckedCall): ((output: unknown) => void) => {
  const expected = canonical(call.expected);
  // Hosts keep the order of keys: mostly one plain stringify decides.
  const usual = JSON.stringify(call.expected);
  return (output) => {
    if (JSON.stringify(output) === usual || canonical(output) === expected) return;
    throw new WrongAnswer(
      `${call.tool} ${excerpt(JSON.stringify(call.arguments), 0)} answered ${differing(canonical(output), expected)}`,
    );
  };
};

/** Both texts from shortly before they part. */
const differing = (given: string | undefined, right: string): string => {
  if (given === undefined) return `nothing; right is ${excerpt(right, 0)}.`;
  const parting = right.split("").findIndex((unit, index) => unit !== given[index]);
  const from = Math.max(0, (parting === -1 ? right.length : parting) - 40);
  return `${excerpt(given, from)}; right is ${excerpt(right, from)}.`;
};

const EXCERPT_LENGTH = 160;

const excerpt = (text: string, from: number): string =>
  `${from > 0 ? "..." : ""}${text.slice(from, from + EXCERPT_LENGTH)}${text.length > from + EXCERPT_LENGTH ? "..." : ""}`;
