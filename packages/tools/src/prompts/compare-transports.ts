import { completeFrom, type Prompt } from "@twinhost/core";

/** The criteria by which teams choose, as listed in the documents. */
const PRIORITIES = [
  "several LLM servers share the tools",
  "the tools change often",
  "scaling matters",
  "outside services call the tools too",
  "a single LLM server",
  "fast responses",
  "a simple system",
  "security",
  "development and testing",
];

/** Asks whether HTTP or stdio suits the caller's case. */
export const compareTransports: Prompt = {
  name: "compare_transports",
  title: "HTTP or stdio for my case?",
  description:
    "Weighs a separate HTTP tool server against a stdio one inside the LLM server, for the case you describe.",
  arguments: [
    { name: "case", description: "What you build: who calls the tools, how often, where it runs", required: true },
    {
      name: "priority",
      description: "What counts most for you",
      required: false,
      complete: (value) => completeFrom(PRIORITIES, value),
    },
    {
      name: "language",
      description: "The language of the answer",
      required: false,
      complete: (value) => completeFrom(["English", "한국어"], value),
    },
  ],
  render: ({ case: situation, priority, language }) => {
    const lines = [
      "Should the tools of my language model run as a separate HTTP MCP server, or as a stdio MCP server inside the LLM server?",
      `My case: ${situation}`,
      ...(priority ? [`What counts most: ${priority}`] : []),
      "Look first for what the documents say, with the search_docs tool, and name each document that you rely on by its docs:// URI.",
      "Weigh: shared use, how often the tools change, scaling, outside callers, latency, simplicity, security, and recovery after a failure.",
      "Tell what was measured from what is opinion. End with one recommendation, and with what would have to change to reverse it.",
      ...(language ? [`Answer in ${language}.`] : []),
    ];
    return [{ role: "user", content: { type: "text", text: lines.join("\n") } }];
  },
};
