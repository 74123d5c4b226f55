import type { CheckedCall } from "./workload.ts";

/** A host gave a wrong answer, or none. The run stops and prints no figures. */
export class WrongAnswer extends Error {
  override readonly name = "WrongAnswer";
}

/** JSON text with sorted keys, so that equal values have equal texts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Creates a check of one call's answers, cheap enough to run on every answer while timing. */
export const createCheck = (call: CheckedCall): ((output: unknown) => void) => {
  const expected = canonical(call.expected);
  // Hosts keep the order of keys, so usually one plain stringify is enough.
  const usual = JSON.stringify(call.expected);
  return (output) => {
    if (JSON.stringify(output) === usual || canonical(output) === expected) return;
    throw new WrongAnswer(
      `${call.tool} ${excerpt(JSON.stringify(call.arguments), 0)} answered ${differing(canonical(output), expected)}`,
    );
  };
};

/** Excerpts of both texts, from shortly before their first difference. */
const differing = (given: string | undefined, right: string): string => {
  if (given === undefined) return `nothing; right is ${excerpt(right, 0)}.`;
  const parting = right.split("").findIndex((unit, index) => unit !== given[index]);
  const from = Math.max(0, (parting === -1 ? right.length : parting) - 40);
  return `${excerpt(given, from)}; right is ${excerpt(right, from)}.`;
};

const EXCERPT_LENGTH = 160;

const excerpt = (text: string, from: number): string =>
  `${from > 0 ? "..." : ""}${text.slice(from, from + EXCERPT_LENGTH)}${text.length > from + EXCERPT_LENGTH ? "..." : ""}`;
