import type { Prompt, PromptMessage } from "@twinhost/core";
import { ToolError } from "@twinhost/core";
import { DOCUMENT_TEMPLATE, documentUri } from "../resources/document-uri.ts";

/** Asks for an answer from the documents alone, with its sources. */
export const answerFromDocuments: Prompt = {
  name: "answer_from_documents",
  title: "Answer from the documents",
  description: "Answers a question from the indexed documents only, and names its sources.",
  arguments: [
    { name: "question", description: "What you want to know", required: true },
    {
      name: "document",
      description: "A document to answer from, by its path; without one, all of them are searched",
      required: false,
      complete: (value, resources) => resources.complete(DOCUMENT_TEMPLATE, "path", value),
    },
  ],
  render: async ({ question, document }, { resources }) => {
    const source = document ? await resources.read(documentUri(document)) : undefined;
    if (document && !source)
      throw new ToolError("refused_input", `There is no document "${document.slice(0, 200)}". List the resources.`);
    const how = source
      ? "Answer from the document above alone."
      : "Search the documents with the search_docs tool, with other words if the first find nothing, and answer from what it finds alone.";
    const text = `${question}\n\n${how} Name each source by its docs:// URI. If the answer is not there, say so instead of guessing.`;
    const ask: PromptMessage = { role: "user", content: { type: "text", text } };
    return source ? [{ role: "user", content: { type: "resource", resource: source } }, ask] : [ask];
  },
};
