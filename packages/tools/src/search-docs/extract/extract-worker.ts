import { parentPort } from "node:worker_threads";
import type { DocumentContent } from "../document-content.ts";
import type { ExtractedFormat, Extraction, ExtractRequest } from "./extract-thread.ts";
import { Refusal } from "./refusal.ts";

/** More text is data, not a document. */
const MAX_CHARACTERS = 8 * 1024 * 1024;
/** Limited because each section repeats the headings above it. */
const MAX_SECTIONS = 50_000;

// Loaded with the first file of each format.
const readers: Record<ExtractedFormat, (bytes: Uint8Array) => Promise<DocumentContent>> = {
  html: async (bytes) => (await import("./read-html.ts")).readHtmlFile(bytes),
  pdf: async (bytes) => (await import("./read-pdf.ts")).readPdf(bytes),
  docx: async (bytes) => (await import("./read-docx.ts")).readDocx(bytes),
};

/** Reads an untrusted file, in a thread that may be killed at any moment. */
const extract = async ({ format, bytes }: ExtractRequest): Promise<Extraction> => {
  try {
    const content = await readers[format](bytes);
    if (content.sections.length > MAX_SECTIONS) return { skipped: `it holds more than ${MAX_SECTIONS} headings` };
    const length = content.sections
      .flatMap(({ blocks }) => blocks)
      .reduce((sum, block) => sum + block.trim().length, content.sections.length - 1);
    if (length === 0) return { skipped: "it holds no text" };
    if (length > MAX_CHARACTERS) return { skipped: `it holds more than ${MAX_CHARACTERS} characters` };
    return { content };
  } catch (error) {
    if (error instanceof Refusal) return { skipped: error.message };
    return { skipped: `it cannot be read as ${format.toUpperCase()} (${(error as Error).message})` };
  }
};

parentPort?.on("message", async (request: ExtractRequest) => parentPort?.postMessage(await extract(request)));
