import { ToolError } from "@twinhost/core";
import { DOCUMENT_ENDINGS, documentFormat } from "./document-format.ts";

const MAX_NAME = 120;
/** Common file systems allow no longer file name; a Korean character takes three bytes. */
const MAX_BYTES = 255;

/** Accepts a bare file name only: no path out of the folder, no hidden file. @throws ToolError with the reason */
export const checkDocumentName = (given: string): string => {
  const name = given.normalize("NFC").trim();
  const isTooLong = name.length > MAX_NAME || Buffer.byteLength(name) > MAX_BYTES;
  if (isTooLong || /[/\\\p{Cc}]/u.test(name) || name.startsWith("."))
    throw new ToolError(
      "refused_input",
      `A document's name has at most ${MAX_NAME} characters (some 80 Korean ones), no / or \\, and no dot in front.`,
    );
  if (documentFormat(name) === undefined)
    throw new ToolError("refused_input", `"${name}" is no document: only ${DOCUMENT_ENDINGS.join(" ")} are taken.`);
  return name;
};
