/**
 * A chat completion request that every OpenAI-compatible server accepts. The tools check what is left out anyway.
 * - The content of a turn that only calls tools is null at OpenAI; the server of llama-cpp-python requires text.
 * - llama.cpp, and with it Ollama and LM Studio, builds one grammar from all tools' schemas. It refuses the request for
 *   a single `maxLength` of 2000 or more, or a single `pattern` that is not anchored at both ends.
 */
export const plainRequest = (body: Record<string, unknown>): Record<string, unknown> => ({
  ...body,
  messages: (body.messages as { content: unknown }[]).map((message) => ({
    ...message,
    content: message.content ?? "",
  })),
  ...(body.tools !== undefined && { tools: JSON.parse(JSON.stringify(body.tools, withoutTextBounds)) }),
});

/** As keywords these have a string and a number as value; a parameter of such a name has a schema. */
const withoutTextBounds = (key: string, value: unknown): unknown =>
  (key === "pattern" && typeof value === "string") || (key === "maxLength" && typeof value === "number")
    ? undefined
    : value;
