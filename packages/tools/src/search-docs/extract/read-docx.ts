import mammoth from "mammoth";
import type { DocumentContent } from "../document-content.ts";
import { checkArchive } from "./check-archive.ts";
import { dropHiddenRuns } from "./hidden-runs.ts";
import { readHtml } from "./read-html.ts";
import { Refusal } from "./refusal.ts";

/** In addition to Word's own styles: a document's title, and the headings of Korean programs. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  ...["제목", "개요"].flatMap((name) =>
    [1, 2, 3].map((level) => `p[style-name='${name} ${level}'] => h${level}:fresh`),
  ),
];

const ZIP = [0x50, 0x4b];

/** Reads a Word document. */
export const readDocx = async (bytes: Uint8Array): Promise<DocumentContent> => {
  const buffer = Buffer.from(bytes);
  if (ZIP.some((byte, index) => buffer[index] !== byte))
    throw new Refusal("it is no DOCX file, or protected by a password");
  await checkArchive(buffer);
  const { value } = await mammoth.convertToHtml(
    { buffer: await dropHiddenRuns(buffer) },
    { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
  );
  return readHtml(value);
};
