/** Why a document was not added, if it is the document's fault. */
export type DocumentRefusal = "unreadable" | "format" | "name" | "size";

/** The server's messages about a document; the first match wins. */
const REFUSALS: readonly (readonly [RegExp, DocumentRefusal])[] = [
  [/has no text that can be read/, "unreadable"],
  [/is no document: only/, "format"],
  [/^A document's name has at most/, "name"],
];

/** @returns undefined if the document is not at fault, or the message is unknown */
export const documentRefusal = (code: string, message: string): DocumentRefusal | undefined =>
  code === "too_large" ? "size" : REFUSALS.find(([pattern]) => pattern.test(message))?.[1];
