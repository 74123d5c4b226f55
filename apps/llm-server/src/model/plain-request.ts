/**
 * A chat completion request that every OpenAI-compatible server takes. What is left out is what the tools check anyway.
 * - The content of a turn that only calls tools is null at OpenAI; the server of llama-cpp-python wants text.
 * - llama.cpp, and with it Ollama and LM Studio, makes one grammar of all tools' schemas. It refuses the whole request for
 *   the sake of one `maxLength` from 2000 on, or of one `pattern` that does not stand for the whole text.
 */
export const plainRequest = (body: Record<string, unknown>): Record<string, unknown> => ({
  ...body,
  messages: (body.messages as { content: unknown }[]).map((message) => ({
    ...message,
    content: message.content ?? "",
  })),
  ...(body.tools !== undefined && { tools: JSON.parse(JSON.stringify(body.tools, withoutTextBounds)) }),
});

/** As keywords these have a text and a number for a value; a parameter of such a name has a schema. */
const withoutTextBounds = (key: string, value: unknown): unknown =>
  (key === "pattern" && typeof value === "string") || (key === "maxLength" && typeof value === "number")
    ? undefined
    : value;
