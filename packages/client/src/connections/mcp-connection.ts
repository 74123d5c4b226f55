import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "@modelcontextprotocol/client";
import { ToolError } from "@twinhost/core";
import type { ProtocolRevision } from "../tool-client.ts";
import { untilAborted } from "../until-aborted.ts";
import { noAnswerIn } from "./answered-fetch.ts";
import { createLeaveQuietly } from "./leave-quietly.ts";
import { isConnectionLoss, isEndOfConnection, NotConnected } from "./mcp-failures.ts";
import { createNegotiator } from "./negotiate.ts";
import { type OpenMcpClientOptions, openMcpClient } from "./open-mcp-client.ts";
import { endSession, SessionLost, SessionUnknown, withSessionFate } from "./sessions.ts";

export interface McpConnectionOptions extends OpenMcpClientOptions {
  readonly revision: ProtocolRevision;
  /** How long connecting may take, process start included; by default 10 s. */
  readonly connectTimeoutMs?: number | undefined;
  /** Called when the tool list may have changed: the server said so, or the connection is new. */
  readonly onToolsChanged?: (() => void) | undefined;
  /** How the connection was lost, if that is known; `when` becomes part of the message. */
  readonly explainLoss?: ((when: string) => ToolError | undefined) | undefined;
}

/** One connection to an MCP server, opened at the first use, and again after it was lost. */
export interface McpConnection {
  /** Connects now rather than at the first use. Rejects if that fails. */
  connect(): Promise<void>;
  /** Runs a request. Rejects with `NotConnected` if it was never sent. */
  request<Result>(signal: AbortSignal | undefined, send: (client: Client) => Promise<Result>): Promise<Result>;
  /** Abandons an attempt to connect that is in progress. */
  giveUpConnecting(): void;
  /** The error, or how the connection was lost if that is known. */
  explained(error: unknown, when: string): unknown;
  /** Closes it for good: later requests are not sent. */
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 10_000;
const CLOSED = "The connection was closed.";
/** How many times longer opening a session may take at the second try. */
const REOPEN_PATIENCE = 4;

/**
 * Delay before each further attempt of a request whose session is unknown, in milliseconds. While one of several
 * replicas shuts down, a load balancer may briefly send a session's requests to either, even those of a new session.
 */
const REPEAT_AFTER_MS = [0, 100, 200, 400, 800, 1_600];

export const createMcpConnection = (options: McpConnectionOptions): McpConnection => {
  const { connectTimeoutMs = CONNECT_TIMEOUT_MS, onToolsChanged, explainLoss } = options;
  let connection: Promise<Client> | undefined;
  /** The client of an established connection: nobody needs to wait for it. */
  let ready: Client | undefined;
  let wasConnected = false;
  let isClosed = false;
  let isSessionReplaced = false;

  const negotiate = createNegotiator<Client>(
    options.revision,
    connectTimeoutMs,
    (client) => client.getProtocolEra() === "modern",
  );

  const connect = async (patience = 1): Promise<Client> => {
    const client = await negotiate((negotiation, timeoutMs) =>
      openMcpClient(options, negotiation, patience * timeoutMs),
    );
    if (wasConnected) onToolsChanged?.();
    wasConnected = true;
    return client;
  };

  /**
   * Replaces a session that its server did not know. As something answered, a failed handshake is retried once, with
   * patience: all calls of the old session wait for it, and a replica that has just started may be slow.
   */
  const reconnect = (): Promise<Client> =>
    connect().catch((error) => {
      if (error instanceof SessionUnknown) throw error;
      return connect(REOPEN_PATIENCE);
    });

  const connected = (): Promise<Client> => {
    if (connection) return connection;
    if (isClosed) return Promise.reject(new ToolError("engine_unavailable", CLOSED));
    const opening = isSessionReplaced ? reconnect() : connect();
    isSessionReplaced = false;
    const forget = (): void => {
      if (connection === opening) connection = ready = undefined;
    };
    opening.then((client) => {
      client.onclose = forget;
      if (connection === opening) ready = client;
      // The server ended its stream of changes: the next use connects again, and listens again.
      client.autoOpenedSubscription?.closed.then((how) => {
        if (how === "local" || connection !== opening) return;
        forget();
        inUse.leave(client);
        onToolsChanged?.();
      });
    }, forget);
    connection = opening;
    return opening;
  };

  /** An attempt may hang on a connection that nothing arrives over any more, though a new one would come up. */
  const giveUpConnecting = (): void => {
    if (ready) return;
    connection?.then(drop, () => {});
    connection = undefined;
  };

  const inUse = createLeaveQuietly<Client>((client) => void client.close().catch(() => {}));

  const forgetClient = (client: Client): void => {
    // A call that fails late must not take down the next connection.
    if (ready === client) connection = ready = undefined;
  };
  const drop = (client: Client): void => {
    forgetClient(client);
    client.close().catch(() => {});
  };

  const explained = (error: unknown, when: string): unknown => {
    const isUnexplained = !(error instanceof NotConnected || error instanceof ToolError);
    return (isUnexplained && isEndOfConnection(error) && explainLoss?.(when)) || error;
  };

  type Send<Result> = (client: Client) => Promise<Result>;

  /** Runs a request; a connection found to be lost is dropped, so that the next use opens a new one. */
  const attempt = async <Result>(signal: AbortSignal | undefined, send: Send<Result>): Promise<Result> => {
    const client =
      ready ??
      (await untilAborted(connected(), signal).catch((error) => {
        if (error instanceof SessionUnknown) throw error;
        throw new NotConnected(signal?.aborted ? error : explained(error, "while starting"));
      }));
    inUse.begin(client);
    try {
      return await send(client);
    } catch (thrown) {
      if (signal?.aborted) throw thrown;
      const error = await withSessionFate(client, thrown);
      if (error instanceof SessionUnknown || error instanceof SessionLost || noAnswerIn(error)) {
        // Other calls in this session find out for themselves what became of them.
        if (error instanceof SessionUnknown && ready === client) isSessionReplaced = true;
        forgetClient(client);
        inUse.leave(client);
      } else if (isConnectionLoss(error)) drop(client);
      throw error;
    } finally {
      inUse.end(client);
    }
  };

  /** Repeats a request in a new session if it never ran because its server does not know the old one. */
  const request = <Result>(signal: AbortSignal | undefined, send: Send<Result>, repeats = 0): Promise<Result> =>
    attempt(signal, send).catch(async (error) => {
      if (!(error instanceof SessionUnknown)) throw error;
      const pauseMs = REPEAT_AFTER_MS[repeats];
      if (pauseMs === undefined) throw error.cause;
      if (pauseMs > 0) await untilAborted(sleep(pauseMs), signal);
      return request(signal, send, repeats + 1);
    });

  return {
    connect: async () => {
      await connected();
    },
    request,
    giveUpConnecting,
    explained,
    close: async () => {
      isClosed = true;
      const closing = connection;
      connection = ready = undefined;
      await closing
        ?.then(async (client) => {
          await endSession(client);
          await client.close();
        })
        .catch(() => {});
    },
  };
};
