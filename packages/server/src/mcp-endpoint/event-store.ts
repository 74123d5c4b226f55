import type { EventStore, JSONRPCMessage, RequestId } from "@modelcontextprotocol/server";

/** The most events that a session keeps; the oldest are dropped first. */
const MAX_EVENTS = 256;

export interface SessionEvents extends EventStore {
  /** Forgets the streams on which these requests were answered: the client has the answers, and will not resume. */
  forgetAnswered(requestIds: readonly RequestId[]): void;
}

interface StoredEvent {
  readonly streamId: string;
  readonly message: JSONRPCMessage;
}

/** Keeps what a session sent on its streams, so that a client can resume one that ended before the answer. */
export const createSessionEvents = (): SessionEvents => {
  const events = new Map<string, StoredEvent>();
  let count = 0;

  const dropOldest = (): void => {
    const [oldest] = events.keys();
    if (oldest !== undefined) events.delete(oldest);
  };

  return {
    storeEvent: async (streamId, message) => {
      const eventId = `${++count}`;
      events.set(eventId, { streamId, message });
      if (events.size > MAX_EVENTS) dropOldest();
      return eventId;
    },
    getStreamIdForEventId: async (eventId) => events.get(eventId)?.streamId,
    replayEventsAfter: async (lastEventId, { send }) => {
      const streamId = events.get(lastEventId)?.streamId ?? "";
      for (const [eventId, event] of [...events]) {
        const isLater = Number(eventId) > Number(lastEventId);
        // The event that opens a stream carries an id and nothing else.
        if (event.streamId === streamId && isLater && "jsonrpc" in event.message) await send(eventId, event.message);
      }
      return streamId;
    },
    forgetAnswered: (requestIds) => {
      const answered = new Set<string>();
      for (const { streamId, message } of events.values()) if (isAnswerTo(requestIds, message)) answered.add(streamId);
      for (const [eventId, { streamId }] of events) if (answered.has(streamId)) events.delete(eventId);
    },
  };
};

/** The SDK's `isJSONRPCResponse` would validate every stored message against its schema again for each answer. */
const isAnswerTo = (requestIds: readonly RequestId[], message: JSONRPCMessage): boolean =>
  ("result" in message || "error" in message) && message.id !== undefined && requestIds.includes(message.id);
