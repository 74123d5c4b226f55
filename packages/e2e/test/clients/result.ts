/** The output of a `tools/call` result: structured, or as text from clients that keep nothing else. */
export const outputOf = (result: unknown): unknown => {
  const { isError, structuredContent, content } = result as {
    readonly isError?: boolean;
    readonly structuredContent?: unknown;
    readonly content?: readonly { readonly type: string; readonly text?: string }[];
  };
  const text = content?.find(({ type }) => type === "text")?.text;
  if (isError) throw new Error(`the call failed: ${text}`);
  if (structuredContent !== undefined) return structuredContent;
  return JSON.parse(text ?? "null");
};

/** Names in a `tools/list` result. */
export const namesOf = ({ tools }: { readonly tools: readonly { readonly name: string }[] }): string[] =>
  tools.map(({ name }) => name);
