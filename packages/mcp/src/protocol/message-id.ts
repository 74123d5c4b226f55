import type { RequestId } from "@modelcontextprotocol/server";

/** The id under which a message is answered, however wrong the rest of it is; null where it has none. */
export const idOf = (message: unknown): RequestId | null => {
  if (typeof message !== "object" || message === null || Array.isArray(message)) return null;
  const { id } = message as { id?: unknown };
  // An answer is answered by nobody, and its id is one of ours.
  if ("result" in message || "error" in message) return null;
  return typeof id === "string" || typeof id === "number" ? id : null;
};

/** The ids under which the messages of a body or line are answered: of one message, or of a batch. */
export const idsOf = (body: unknown): RequestId[] =>
  (Array.isArray(body) ? body : [body]).map(idOf).filter((id) => id !== null);

/** {@link idsOf} of bytes that were refused as JSON, where they are JSON but for their encoding or nesting. */
export const idsIn = (bytes: Uint8Array): RequestId[] => {
  try {
    return idsOf(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return [];
  }
};
