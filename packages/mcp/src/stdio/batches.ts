import type { JSONRPCErrorResponse, JSONRPCMessage, RequestId } from "@modelcontextprotocol/server";
import { messageProblem } from "../protocol/malformed-message.ts";
import { idOf } from "../protocol/message-id.ts";

/** The last revision with batches: several messages in one array. */
const LAST_WITH_BATCHES = "2025-03-26";
const MAX_BATCH = 100;

/** Why a client of this revision may not send this batch; undefined if it may. */
export const batchProblem = (items: readonly unknown[], revision: string | undefined): string | undefined => {
  if (items.length === 0) return "A batch holds at least one message.";
  if (revision === undefined || revision > LAST_WITH_BATCHES)
    return "Batches are only served in a session of revision 2025-03-26 or before: send each message on its own.";
  if (items.length > MAX_BATCH) return `A batch may hold at most ${MAX_BATCH} messages.`;
  return items.some(isInitialize) ? "initialize is not sent in a batch: send it on its own." : undefined;
};

const isInitialize = (item: unknown): boolean => (item as { method?: unknown } | null)?.method === "initialize";

type Answer = JSONRPCMessage | (Omit<JSONRPCErrorResponse, "id"> & { readonly id: RequestId | null });

interface Batch {
  readonly answers: Answer[];
  /** How many answers are still missing. */
  owed: number;
}

/** Collects the answers to each batch of JSON-RPC messages, to send them as one array. */
export const createBatches = (write: (answers: readonly Answer[]) => void) => {
  const waiting = new Map<RequestId | null, Batch[]>();

  const settle = (id: RequestId | null, answer?: Answer): boolean => {
    const batch = waiting.get(id)?.shift();
    if (!batch) return false;
    if (waiting.get(id)?.length === 0) waiting.delete(id);
    if (answer) batch.answers.push(answer);
    batch.owed -= 1;
    if (batch.owed === 0 && batch.answers.length > 0) write(batch.answers);
    return true;
  };

  return {
    /** To be called before its messages are handled. */
    open: (items: readonly unknown[]): void => {
      const owing = items.filter((item) => messageProblem(item) !== undefined || isRequest(item));
      const batch: Batch = { answers: [], owed: owing.length };
      for (const id of owing.map(idOf)) waiting.set(id, [...(waiting.get(id) ?? []), batch]);
    },
    /** Takes an answer that belongs to a batch. @returns whether it does */
    take: (message: Answer): boolean => !("method" in message) && settle(message.id ?? null, message),
    /** Cancelled requests are not answered. */
    drop: (id: unknown): void => {
      settle(id as RequestId);
    },
  };
};

const isRequest = (item: unknown): boolean =>
  typeof item === "object" && item !== null && "method" in item && "id" in item;
