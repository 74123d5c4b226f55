import type { JsonObject } from "@twinhost/core";
import { type Cut, cutOf, cutResult } from "./cut-result.ts";
import { type ResultPart, resultParts } from "./result-parts.ts";

export interface ModelOutputLimits {
  /** The longest result that a model is shown complete, in characters; images have their own limit. */
  readonly maxChars: number;
  readonly takesImages: boolean;
}

/** What a model is shown of a tool's result, in the AI SDK's types, and how it was cut, if it was. */
export const modelOutput = (output: JsonObject, { maxChars, takesImages }: ModelOutputLimits) => {
  const parts = resultParts(output, takesImages);
  if (!parts) {
    const cut = cutOf(output, maxChars);
    const value = cut
      ? ({ type: "text", value: cutResult(output, cut) } as const)
      : ({ type: "json", value: output } as const);
    return { value, cut };
  }
  const { shown, cut } = withinBudget(parts, maxChars);
  if (shown.every((part) => part.type === "text"))
    return { value: { type: "text", value: shown.map((part) => part.text).join("\n") } as const, cut };
  return { value: { type: "content", value: shown.map(toSdkPart) } as const, cut };
};

const toSdkPart = (part: ResultPart) =>
  part.type === "text"
    ? part
    : ({ type: "file", mediaType: part.mediaType, data: { type: "data", data: part.data } } as const);

/** Texts share the budget equally, and short ones leave theirs to long ones: a caption survives next to a book. */
const withinBudget = (
  parts: readonly ResultPart[],
  maxChars: number,
): { shown: readonly ResultPart[]; cut: Cut | undefined } => {
  const lengths = parts.flatMap((part) => (part.type === "text" ? [part.text.length] : []));
  const totalChars = lengths.reduce((sum, length) => sum + length, 0);
  if (totalChars <= maxChars) return { shown: parts, cut: undefined };
  const share = shareOf(lengths, maxChars);
  const shown = parts.map((part): ResultPart => {
    if (part.type !== "text" || part.text.length <= share) return part;
    const note = `[cut: these are the first ${share} of ${part.text.length} characters of this part; ask for less to see all of it]`;
    return { type: "text", text: `${part.text.slice(0, share).toWellFormed()}\n${note}` };
  });
  return { shown, cut: { shownChars: lengths.reduce((sum, length) => sum + Math.min(length, share), 0), totalChars } };
};

/** The longest that a part may be so that all of them fit. */
const shareOf = (lengths: readonly number[], maxChars: number): number => {
  let left = maxChars;
  const ascending = lengths.toSorted((one, other) => one - other);
  for (const [index, length] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index));
    if (length > share) return share;
    left -= length;
  }
  return left;
};
