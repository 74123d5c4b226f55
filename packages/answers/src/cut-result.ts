import type { JsonObject } from "@twinhost/core";

/** How much of an over-long tool result the model is shown, in characters of its JSON. */
export interface Cut {
  readonly shownChars: number;
  readonly totalChars: number;
}

/** Undefined when the whole result fits. */
export const cutOf = (output: JsonObject, maxChars: number): Cut | undefined => {
  const totalChars = JSON.stringify(output).length;
  return totalChars > maxChars ? { shownChars: maxChars, totalChars } : undefined;
};

/** The beginning of a result, and a note to the model that the rest is missing. */
export const cutResult = (output: JsonObject, { shownChars, totalChars }: Cut): string =>
  // Not every model server accepts a surrogate pair cut in half.
  `${JSON.stringify(output).slice(0, shownChars).toWellFormed()}\n` +
  `[cut: these are the first ${shownChars} of ${totalChars} characters of the result; ask for less to see all of it]`;
