import { type ContentBlock, defineTool } from "@twinhost/core";
import { z } from "zod";
import { documentMimeType } from "../resources/document-uri.ts";
import { searchIndex } from "./engine.ts";
import { fittingSections } from "./section.ts";

const hit = z.strictObject({
  id: z.string().describe("The document, as its path in the indexed folder"),
  title: z.string(),
  uri: z.string().describe("Where the whole document can be read, docs://..."),
  snippet: z.string().describe("The passage that fits best, with the matched words, if any, between ** and **"),
  section: z.string().optional().describe("The whole section as Markdown, when `sections` was asked for"),
  score: z.number().describe("Higher is better; comparable within one answer only"),
});

const linkTo = ({ id, title, uri }: z.output<typeof hit>): ContentBlock => ({
  type: "resource_link",
  uri,
  name: id,
  title,
  mimeType: documentMimeType(id),
});

/** Full-text search over the indexed documents; over MCP, the results also come as resource links. */
export const searchDocs = defineTool({
  name: "search_docs",
  title: "Search the documents",
  description:
    "Searches the indexed documents and answers with the best matching ones, each with a snippet of the passage that " +
    "fits. Use it whenever a question may be answered by the documentation, before answering from memory. Write the " +
    "query as a few key words or a short question, in the language of the documents that you want (Korean queries " +
    "prefer Korean documents). Any text is a query; no operators are needed. An empty list means that no document " +
    "matches: try other words. `total` counts all matching documents; page on with `offset`.",
  input: z.strictObject({
    query: z
      .string()
      .min(1)
      .max(1000)
      .regex(/\S/, "must hold more than white space")
      .describe("What to look for: key words or a short question"),
    limit: z.int().min(1).max(50).default(5).describe("The most documents to answer with"),
    sections: z
      .boolean()
      .optional()
      .describe(
        "Whether to answer with whole sections too, with their tables and code; up to three of one document, and as " +
          "many as fit into 22,000 characters: ask for few documents then",
      ),
    offset: z.int().min(0).max(10_000).default(0).describe("How many of the best documents to leave out, for paging"),
  }),
  output: z.strictObject({
    results: z.array(hit),
    total: z.int().min(0).describe("Matching documents in all, beyond this page too"),
  }),
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  timeoutMs: 5000,
  hints: { task: "search" },
  engine: searchIndex,
  run: async ({ query, limit, offset, sections = false }, { engine, signal, client }) => {
    const page = await engine.search(query, { limit, offset, sections }, signal);
    const results = sections ? fittingSections(page.results) : page.results;
    client.show(...results.map(linkTo));
    return { ...page, results };
  },
});
