import type { RequestId } from "@modelcontextprotocol/server";

/** The id under which a message is answered, however wrong the rest of it is; null if it has none. */
export const idOf = (message: unknown): RequestId | null => {
  if (typeof message !== "object" || message === null || Array.isArray(message)) return null;
  const { id } = message as { id?: unknown };
  // Answers are not answered, and their ids are ours.
  if ("result" in message || "error" in message) return null;
  return typeof id === "string" || typeof id === "number" ? id : null;
};

/** The ids under which a body or line is answered: of one message, or of a batch. */
export const idsOf = (body: unknown): RequestId[] =>
  (Array.isArray(body) ? body : [body]).map(idOf).filter((id) => id !== null);

/** {@link idsOf} for bytes that were rejected; empty unless only their encoding or nesting was wrong. */
export const idsIn = (bytes: Uint8Array): RequestId[] => {
  try {
    return idsOf(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return [];
  }
};
