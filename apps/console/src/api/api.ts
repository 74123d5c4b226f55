import { readKey } from "../session/api-key.ts";
import { ApiError, serverUnavailable, toApiError } from "./api-error.ts";
import type {
  AddedDocument,
  Config,
  DocumentText,
  Exchange,
  ExchangeTransport,
  LlmHealth,
  Page,
  Readiness,
  ServerState,
  ThirdPartyRun,
  ToolList,
  TransportChoice,
  UsagePage,
  UsageRow,
} from "./types.ts";

/** Bearer on purpose: an invalid key then gets 401, so that 403 always means that a valid key lacks permission. */
export const credentials = (): Record<string, string> => {
  const key = readKey();
  return key === "" ? {} : { Authorization: `Bearer ${key}` };
};

/** @param path relative, because a proxy may serve the console below a prefix */
const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
  try {
    return await fetch(path, { ...init, headers: { ...credentials(), ...init.headers } });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw serverUnavailable();
  }
};

/** @throws ApiError with the server's code. */
const answered = async (path: string, init?: RequestInit): Promise<Response> => {
  const response = await send(path, init);
  if (!response.ok) throw toApiError(new Error(await response.text()));
  return response;
};

/** @throws ApiError with the server's code. */
export const json = async <Body>(path: string, init?: RequestInit): Promise<Body> =>
  (await (await answered(path, init)).json()) as Body;

export const withBody = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

/** Downloads a file. @throws ApiError with the server's code. */
export const openFile = async (path: string): Promise<Blob> => (await answered(path)).blob();

/** Returns a failure instead of throwing, to be shown in place of the page. `/ready` has a body with 503 too. */
const page = async <Body>(path: string): Promise<Page<Body>> => {
  try {
    const response = await send(path);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    if (!response.ok && /problem/.test(response.headers.get("content-type") ?? "")) {
      const { code, message } = toApiError(new Error(text));
      return { ok: false, code: response.status === 404 ? "not_served" : code, message };
    }
    return { ok: true, status: response.status, body: (isJson ? JSON.parse(text) : text) as Body };
  } catch (error) {
    const { code, message } = toApiError(error);
    return { ok: false, code, message };
  }
};

export const readConfig = (): Promise<Config> => json("console/config");
export const readTools = (transport: string): Promise<ToolList> => json(`console/tools?transport=${transport}`);

/** The tools whose example questions can be answered over a transport. */
export const readExamples = async (transport: string): Promise<readonly string[]> =>
  (await json<{ tools: readonly string[] }>(`console/examples?transport=${transport}`)).tools;

/** @param uri `docs://...` @param transport that found it */
export const readDocument = (uri: string, transport: string | undefined): Promise<DocumentText> =>
  json(`console/docs?${new URLSearchParams({ uri, ...(transport && { transport }) })}`);

/** @param content its bytes in base64 */
export const addDocument = (name: string, content: string): Promise<{ readonly uri: string }> =>
  json("admin/documents", withBody("POST", { name, content }));

export const readDocuments = async (): Promise<readonly AddedDocument[]> =>
  (await json<{ documents: readonly AddedDocument[] }>("admin/documents")).documents;

/** @param name the file's name. Succeeds if the document has already been removed. */
export const removeDocument = async (name: string): Promise<void> => {
  try {
    await answered(`admin/documents/${encodeURIComponent(name)}`, { method: "DELETE" });
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error;
  }
};

/** The OpenAPI document of the server that serves this page. */
export const readOpenApi = (): Promise<object> => json("openapi.json");

export const readReport = <Report>(): Promise<Report> => json("console/report");
export const readClaims = <Ledger>(): Promise<Ledger> => json("console/claims");

/** @param path of a guide in the repository, such as docs/en/criteria-scaling.md */
export const readGuide = (path: string): Promise<{ readonly markdown: string }> =>
  json(path.replace(/^docs\/(.+)\.md$/, "console/guides/$1"));

export const readToolServer = async () =>
  (await json<{ toolServer: ServerState & { url: string } }>("console/state")).toolServer;

export const readLlmServer = async () => {
  const [health, ready, metrics] = await Promise.all([
    page<LlmHealth>("health"),
    page<Readiness>("ready"),
    page<string>("metrics"),
  ]);
  return { health, ready, metrics };
};

/** Hourly usage of both servers. */
export const readUsage = async (from: Date): Promise<Readonly<Record<"toolServer" | "llmServer", UsagePage>>> => {
  const since = `from=${from.toISOString()}`;
  const [toolServer, llmServer] = await Promise.all([
    json<{ usage: UsagePage }>(`console/usage?${since}`).then(({ usage }) => usage),
    page<{ usage: readonly UsageRow[] }>(`usage?by=tool&period=hour&${since}`),
  ]);
  return { toolServer, llmServer };
};

/** The LLM server's log as server-sent events, until the signal aborts. @throws ApiError with the server's code. */
export const openLog = async (signal: AbortSignal): Promise<ReadableStream<Uint8Array>> => {
  const { body } = await answered("admin/log", { signal });
  if (!body) throw serverUnavailable();
  return body;
};

export const exchange = (
  transport: ExchangeTransport,
  tool: string,
  args: Record<string, unknown>,
): Promise<Exchange> => json("console/exchange", withBody("POST", { transport, tool, arguments: args }));

export const runThirdParty = (tool: string, args: Record<string, unknown>): Promise<ThirdPartyRun> =>
  json("console/run", withBody("POST", { tool, arguments: args }));

export interface ServerTransport {
  readonly transport: TransportChoice;
  /** From the settings. */
  readonly configured: TransportChoice;
}

/** @returns undefined if the server cannot be switched at runtime */
export const readServerTransport = async (): Promise<ServerTransport | undefined> => {
  try {
    return await json("admin/transport");
  } catch (error) {
    if (error instanceof ApiError && error.code === "bad_request") return undefined;
    throw error;
  }
};

export const switchServer = (transport: TransportChoice): Promise<ServerTransport> =>
  json("admin/transport", withBody("PUT", { transport }));
