import type { JsonObject } from "@twinhost/core";

export interface JsonRpcMessage {
  readonly jsonrpc?: unknown;
  readonly id?: unknown;
  readonly method?: unknown;
  readonly result?: JsonObject;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Carries messages to a server and back, unchanged. */
export interface Wire {
  /** @throws when the server refuses the message */
  send(message: object): Promise<void>;
  /** Called once both sides have agreed on a revision. */
  agreed(revision: string): void;
  /** Invalid lines on stdout; null without a stdout. */
  invalidLines(): number | null;
  /** @returns whether the server ended by itself once its stdin closed; null without a stdin */
  close(): Promise<boolean | null>;
}

export type Answer =
  | { readonly kind: "result"; readonly result: JsonObject }
  | { readonly kind: "error"; readonly code: number; readonly message: string }
  | { readonly kind: "none" };

/** A client that sends what it is told to, and judges nothing. */
export interface Peer {
  /** @param withinMs - answers after this time count as none */
  request(method: string, params?: JsonObject, withinMs?: number): Promise<Answer>;
  /** Sends a request without waiting for the answer. @returns its id */
  begin(method: string, params: JsonObject): Promise<number>;
  notify(method: string, params?: JsonObject): Promise<void>;
  readonly wire: Wire;
}

const METHOD_NOT_FOUND = -32_601;
const ANSWER_WITHIN_MS = 10_000;

export const openPeer = async (
  openWire: (onMessage: (message: JsonRpcMessage) => void) => Promise<Wire>,
): Promise<Peer> => {
  const waiting = new Map<unknown, (answer: Answer) => void>();
  let nextId = 1;
  const wire = await openWire((message) => {
    if (message.method !== undefined) {
      if (message.id !== undefined) answerServer(wire, message);
      return;
    }
    const { error, result = {} } = message;
    waiting.get(message.id)?.(error ? { kind: "error", ...error } : { kind: "result", result });
  });
  return {
    wire,
    request: async (method, params = {}, withinMs = ANSWER_WITHIN_MS) => {
      const id = nextId++;
      const { promise, resolve } = Promise.withResolvers<Answer>();
      waiting.set(id, resolve);
      const timer = setTimeout(resolve, withinMs, { kind: "none" });
      wire.send({ jsonrpc: "2.0", id, method, params }).catch((error) => resolve(refusal(error)));
      return promise.finally(() => {
        clearTimeout(timer);
        waiting.delete(id);
      });
    },
    begin: async (method, params) => {
      const id = nextId++;
      wire.send({ jsonrpc: "2.0", id, method, params }).catch(() => {});
      return id;
    },
    notify: (method, params = {}) => wire.send({ jsonrpc: "2.0", method, params }),
  };
};

/** Answers requests of the server to its client: only pings are supported. */
const answerServer = (wire: Wire, { id, method }: JsonRpcMessage): void => {
  const answer =
    method === "ping" ? { result: {} } : { error: { code: METHOD_NOT_FOUND, message: "This client offers nothing." } };
  wire.send({ jsonrpc: "2.0", id, ...answer }).catch(() => {});
};

const refusal = (error: unknown): Answer => {
  const { status, code, message } = error as { status?: number; code?: unknown; message?: string };
  return { kind: "error", code: status ?? (typeof code === "number" ? code : 0), message: message ?? String(error) };
};
