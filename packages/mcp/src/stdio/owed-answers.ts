import type { JSONRPCMessage, RequestId } from "@modelcontextprotocol/server";

/** Tracks which answers the two ends of a pipe still owe each other. */
export interface OwedAnswers {
  received(message: JSONRPCMessage): void;
  sent(message: JSONRPCMessage): void;
  /** For an answer that is not {@link sent} as a message. */
  answered(id: RequestId): void;
  /** Requests of ours that the other end has not answered. */
  readonly asked: ReadonlySet<RequestId>;
  /** Resolves when every received request is answered or cancelled. */
  allAnswered(): Promise<void>;
}

export const createOwedAnswers = (): OwedAnswers => {
  /** How many answers are owed under each id: a client may use one twice. */
  const owed = new Map<RequestId, number>();
  const asked = new Set<RequestId>();
  const waiting: (() => void)[] = [];

  const settle = (id: RequestId): void => {
    const count = owed.get(id);
    if (count === undefined) return;
    if (count > 1) owed.set(id, count - 1);
    else owed.delete(id);
    if (owed.size === 0) for (const resolve of waiting.splice(0)) resolve();
  };

  return {
    asked,
    answered: settle,
    received: (message) => {
      if (!("method" in message)) {
        if (message.id !== undefined) asked.delete(message.id);
      } else if ("id" in message) {
        // A subscription stays open until the client ends it.
        if (message.method !== "subscriptions/listen") owed.set(message.id, (owed.get(message.id) ?? 0) + 1);
      } else if (message.method === "notifications/cancelled") settle(message.params?.requestId as RequestId);
    },
    sent: (message) => {
      if ("method" in message) {
        if ("id" in message) asked.add(message.id);
      } else if (message.id !== undefined) settle(message.id);
    },
    allAnswered: () => (owed.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
};
