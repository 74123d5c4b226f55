import {
  Client,
  type ElicitResult,
  type Transport as McpTransport,
  type VersionNegotiationOptions,
} from "@modelcontextprotocol/client";
import { type ElicitAnswer, type JsonObject, ToolError, type ToolResult, VERSION } from "@twinhost/core";
import { underCallSignal } from "../call-signal.ts";
import type { StatusAdvice } from "../failures.ts";
import { listSignal } from "../list-signal.ts";
import type { CallOptions, ProtocolRevision, ToolClient, Transport } from "../tool-client.ts";
import { untilAborted } from "../until-aborted.ts";
import { noAnswerIn } from "./answered-fetch.ts";
import { createLeaveQuietly } from "./leave-quietly.ts";
import { isConnectionLoss, isEndOfConnection, NotConnected, toFailure, toToolResult } from "./mcp-failures.ts";
import { reportTiming, requestMeta } from "./mcp-meta.ts";
import { createNegotiator } from "./negotiate.ts";
import { endSession, SessionLost, SessionUnknown, withSessionFate } from "./sessions.ts";
import type { Tolerance } from "./third-party/tolerance.ts";
import { toDescriptions } from "./tool-descriptions.ts";

export interface McpToolClientOptions {
  readonly transport: Transport;
  readonly revision: ProtocolRevision;
  readonly openTransport: () => McpTransport;
  /** What callers read when the connection cannot be had. */
  readonly unreachable: string;
  /** What they read besides when the server refuses a request with an HTTP status. */
  readonly advice?: StatusAdvice | undefined;
  readonly answerForm?: AnswerForm | undefined;
  /** How long connecting may take, process start included; 10 s. */
  readonly connectTimeoutMs?: number | undefined;
  /** An attempt to connect costs little: one that a probe waited for in vain is given up, and the next use begins anew. */
  readonly isCheapToConnect?: boolean | undefined;
  /** Hears that the tool list may be another now: the server said so, or it is a new connection. */
  readonly onToolsChanged?: (() => void) | undefined;
  /** How the connection was lost, where that is known; `when` goes into the sentence. */
  readonly explainLoss?: ((when: string) => ToolError | undefined) | undefined;
  /** For a server that is not ours. */
  readonly tolerance?: Tolerance | undefined;
}

export interface McpToolClient extends ToolClient {
  /** Connects now rather than at the first use. Rejects when that fails. */
  connect(): Promise<void>;
}

/**
 * Answers the form that a tool asks to be filled in. What it leaves out takes the form's defaults.
 * Without it the client declares that nobody can be asked.
 */
export type AnswerForm = (form: { message: string; schema: JsonObject }) => ElicitAnswer | Promise<ElicitAnswer>;

/** Waiting ends through `underCallSignal`; the SDK's own timer must not come first. */
const NO_SDK_TIMEOUT = 2 ** 31 - 1;

const CONNECT_TIMEOUT_MS = 10_000;
/** A list is bounded by the time that its caller gives it; the pages of some servers hold a tool each. */
const MAX_LIST_PAGES = 2_000;

/** A {@link ToolClient} on the SDK's client: connects at the first use, and anew after the connection was lost. */
export const createMcpToolClient = (options: McpToolClientOptions): McpToolClient => {
  const { connectTimeoutMs = CONNECT_TIMEOUT_MS, isCheapToConnect = false, onToolsChanged, tolerance } = options;
  let connection: Promise<Client> | undefined;
  /** The client of a connection that stands: nobody needs to wait for it. */
  let ready: Client | undefined;
  let wasConnected = false;

  const negotiate = createNegotiator<Client>(
    options.revision,
    connectTimeoutMs,
    (client) => client.getProtocolEra() === "modern",
  );

  const attempt = async (versionNegotiation: VersionNegotiationOptions, timeout: number): Promise<Client> => {
    const client = new Client(
      { name: "twinhost-tool-client", version: VERSION },
      {
        versionNegotiation,
        listMaxPages: MAX_LIST_PAGES,
        ...(options.answerForm && { capabilities: { elicitation: { form: { applyDefaults: true } } } }),
        ...(onToolsChanged && {
          listChanged: { tools: { autoRefresh: false, debounceMs: 0, onChanged: () => onToolsChanged() } },
        }),
      },
    );
    const { answerForm } = options;
    if (answerForm)
      client.setRequestHandler("elicitation/create", async ({ params }) => {
        if (!("requestedSchema" in params)) return { action: "decline" };
        const schema = params.requestedSchema as unknown as JsonObject;
        return (await answerForm({ message: params.message, schema })) as ElicitResult;
      });
    const transport = options.openTransport();
    try {
      await client.connect(transport, { timeout });
    } catch (error) {
      // Not waited for: a process that never answered may take its time to end, too.
      transport.close().catch(() => {});
      throw error;
    }
    return client;
  };

  const connect = async (): Promise<Client> => {
    const client = await negotiate(attempt);
    if (wasConnected) onToolsChanged?.();
    wasConnected = true;
    return client;
  };

  const connected = (): Promise<Client> => {
    if (connection) return connection;
    const opening = connect();
    const forget = (): void => {
      if (connection === opening) connection = ready = undefined;
    };
    opening.then((client) => {
      client.onclose = forget;
      if (connection === opening) ready = client;
      // A stream of changes that its server ended: the next use connects anew, and listens again.
      client.autoOpenedSubscription?.closed.then((how) => {
        if (how === "local" || connection !== opening) return;
        forget();
        onToolsChanged?.();
      });
    }, forget);
    connection = opening;
    return opening;
  };

  /** What is on its way may hang on a connection that nothing comes over any more, though another would come up. */
  const giveUpConnecting = (): void => {
    if (ready) return;
    connection?.then(drop, () => {});
    connection = undefined;
  };

  const inUse = createLeaveQuietly<Client>((client) => void client.close().catch(() => {}));

  const forgetClient = (client: Client): void => {
    // A call that failed late must not take the next connection with it.
    if (ready === client) connection = ready = undefined;
  };
  const drop = (client: Client): void => {
    forgetClient(client);
    client.close().catch(() => {});
  };

  const explained = (error: unknown, when: string): unknown => {
    const isUnexplained = !(error instanceof NotConnected || error instanceof ToolError);
    return (isUnexplained && isEndOfConnection(error) && options.explainLoss?.(when)) || error;
  };

  /**
   * Runs a request; a connection that turned out to be lost is dropped, so that the next use opens a new one. A request
   * that never ran, because its server forgot the session, is repeated once in a new one.
   */
  const request = async <Result>(
    signal: AbortSignal | undefined,
    send: (client: Client) => Promise<Result>,
    isRepeat = false,
  ): Promise<Result> => {
    const client =
      ready ??
      (await untilAborted(connected(), signal).catch((error) => {
        throw new NotConnected(signal?.aborted ? error : explained(error, "while starting"));
      }));
    try {
      return await inUse.use(client, () =>
        send(client).catch(async (error) => {
          throw signal?.aborted ? error : await withSessionFate(client, error);
        }),
      );
    } catch (error) {
      if (signal?.aborted) throw error;
      const isForgotten = error instanceof SessionUnknown;
      if (isForgotten || error instanceof SessionLost || noAnswerIn(error)) {
        // Other calls in this session learn for themselves what became of them.
        forgetClient(client);
        inUse.leave(client);
      } else if (isConnectionLoss(error)) drop(client);
      if (!isForgotten) throw error;
      if (isRepeat) throw error.cause;
      return request(signal, send, true);
    }
  };

  return {
    transport: options.transport,
    connect: async () => {
      await connected();
    },
    listTools: async (listOptions = {}) => {
      const signal = listSignal(listOptions);
      try {
        // The SDK would answer from its cache while the server's ttl lasts, even when the server is gone.
        const limits = { timeout: NO_SDK_TIMEOUT, cacheMode: "refresh" as const, signal };
        const listing = request(signal, async (client) => {
          // The SDK takes a client that was closed meanwhile for a server without tools.
          if (!client.getServerCapabilities()) throw new NotConnected(new Error("It was closed."));
          return client.listTools(undefined, limits);
        });
        const { tools, ttlMs } = await untilAborted(listing, signal);
        if (typeof ttlMs === "number") listOptions.onTtl?.(ttlMs);
        return toDescriptions(tools);
      } catch (thrown) {
        if (listOptions.isProbe && isCheapToConnect && signal.aborted) giveUpConnecting();
        const error = signal.aborted ? thrown : explained(thrown, "while its tools were listed");
        const theirs = signal.aborted ? undefined : tolerance?.toFailure(undefined, error, options.advice);
        const { code, message } = theirs ?? toFailure(error, options.unreachable, options.advice);
        throw new ToolError(code, message, { cause: error });
      }
    },
    callTool: (name: string, args: JsonObject, callOptions: CallOptions = {}) =>
      underCallSignal(callOptions, async (signal): Promise<ToolResult> => {
        const { onProgress } = callOptions;
        try {
          const result = await request(signal, (client) =>
            client.callTool(
              { name, arguments: args, ...requestMeta(callOptions) },
              {
                signal,
                timeout: NO_SDK_TIMEOUT,
                ...(onProgress && {
                  onprogress: ({ progress, total, message }) => onProgress(progress, total, message),
                }),
              },
            ),
          );
          reportTiming(result, callOptions);
          return tolerance ? tolerance.toResult(name, result) : toToolResult(result);
        } catch (thrown) {
          const error = signal.aborted ? thrown : explained(thrown, "during the call");
          const theirs = signal.aborted ? undefined : tolerance?.toFailure(name, error, options.advice);
          return { ok: false, error: theirs ?? toFailure(error, options.unreachable, options.advice) };
        }
      }),
    close: async () => {
      const closing = connection;
      connection = ready = undefined;
      wasConnected = false;
      await closing
        ?.then(async (client) => {
          await endSession(client);
          await client.close();
        })
        .catch(() => {});
    },
  };
};
