import { PROTOCOL_VERSION_META_KEY } from "@modelcontextprotocol/client";
import { createPageLimit } from "./page-limit.ts";
import { isLoose, type Loose } from "./plain-values.ts";
import { repairCallResult } from "./repair-call-result.ts";
import { repairEnvelope } from "./repair-envelope.ts";
import { repairHandshake } from "./repair-handshake.ts";
import { repairToolList, type ToolListRepair } from "./repair-tool-list.ts";

/** Repairs the answers of a third-party server so that the SDK accepts them. One per connection. */
export interface ReplyRepair {
  /** Records a message to the server: an answer is matched to its request by id. */
  sent(message: unknown): void;
  /** Records a `tools/call` of the fast path. */
  called(id: string, isModern: boolean): void;
  /** Its answer is no longer awaited. */
  left(id: unknown): void;
  /** An answer that conforms to the protocol; any other message unchanged. */
  received(message: unknown): unknown;
}

interface Request {
  readonly method: string;
  /** The cursor of the page that is requested. */
  readonly cursor: unknown;
  /** Whether its answer must say that it is complete, and how long it may be cached. */
  readonly isModern: boolean;
}

export const createReplyRepair = (options: ToolListRepair): ReplyRepair => {
  const pending = new Map<unknown, Request>();
  const limitPages = createPageLimit(options.report);

  const idOf = (given: unknown): unknown => {
    if (pending.has(given)) return given;
    if (typeof given === "string" && pending.has(Number(given))) return Number(given);
    // An answer without an id belongs to the only request that waits.
    return (given === null || given === undefined) && pending.size === 1 ? [...pending.keys()][0] : given;
  };
  const repairResult = (result: unknown, { method, cursor, isModern }: Request): unknown => {
    if (method === "initialize") return repairHandshake(result, method, options.report);
    if (method === "server/discover")
      return kept(completed(repairHandshake(result, method, options.report), isModern), isModern);
    if (method === "tools/call") return completed(isWaiting(result) ? result : repairCallResult(result), isModern);
    if (method !== "tools/list") return result;
    const list = limitPages(repairToolList(result, options), cursor);
    return completed(kept(list, isModern), isModern);
  };

  const left = (id: unknown): void => void pending.delete(id);

  return {
    called: (id, isModern) => void pending.set(id, { method: "tools/call", cursor: undefined, isModern }),
    left,
    sent: (message) => {
      if (!isLoose(message) || message.id === undefined || typeof message.method !== "string") {
        if (isLoose(message) && message.method === "notifications/cancelled" && isLoose(message.params))
          left(message.params.requestId);
        return;
      }
      const { _meta: meta, cursor } = isLoose(message.params) ? message.params : {};
      const isModern = isLoose(meta) && meta[PROTOCOL_VERSION_META_KEY] !== undefined;
      // A subscription is answered only when it ends.
      if (message.method !== "subscriptions/listen")
        pending.set(message.id, { method: message.method, cursor, isModern });
    },
    received: (message) => {
      if (!isLoose(message) || "method" in message) return message;
      const id = idOf(message.id);
      const request = pending.get(id);
      if (!request) return message;
      pending.delete(id);
      const envelope = repairEnvelope(message, id);
      if (envelope.result === undefined) return envelope;
      return { ...envelope, result: repairResult(envelope.result, request) };
    },
  };
};

/** The tool asks for something first: there is no result yet. */
const isWaiting = (result: unknown): result is Loose => isLoose(result) && result.resultType === "input_required";

const completed = (result: unknown, isModern: boolean): unknown =>
  isModern && isLoose(result) && typeof result.resultType !== "string" ? { ...result, resultType: "complete" } : result;

/** How long an answer may be cached; not at all if the server does not say. */
const kept = (result: unknown, isModern: boolean): unknown =>
  isModern && isLoose(result) ? { ttlMs: 0, cacheScope: "private", ...result } : result;
