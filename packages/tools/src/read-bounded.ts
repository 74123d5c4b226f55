import { ToolError } from "@twinhost/core";

/** Reads a response's body as text. Over the limit, throws ToolError `too_large` and leaves the rest unread. */
export const readBounded = async (response: Response, maxBytes: number): Promise<string> => {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const data of response.body ?? []) {
    bytes += data.byteLength;
    // Leaving the loop cancels the body, which closes the connection.
    if (bytes > maxBytes) throw new ToolError("too_large", "The engine's answer is over its limit.");
    text += decoder.decode(data, { stream: true });
  }
  return text + decoder.decode();
};
