import type { JSONRPCMessage, RequestId } from "@modelcontextprotocol/server";

/** Keeps account of what one end of a pipe still owes the other. */
export interface OwedAnswers {
  received(message: JSONRPCMessage): void;
  sent(message: JSONRPCMessage): void;
  /** A request was answered that is not {@link sent} as a message. */
  answered(id: RequestId): void;
  /** Requests of ours that the other end has not answered. */
  readonly asked: ReadonlySet<RequestId>;
  /** Resolves when every request that was received is answered, or was cancelled. */
  allAnswered(): Promise<void>;
}

export const createOwedAnswers = (): OwedAnswers => {
  /** How often each id is owed: a client may use one twice. */
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
        // This one stays open until the client ends it.
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
