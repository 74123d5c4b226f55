/** What a third-party server answers: it conforms to the protocol except for `list` and `calls`. */
export interface Script {
  readonly revision: "2025-11-25" | "2026-07-28";
  /** The result of `tools/list`. */
  readonly list?: unknown;
  /** By tool: the members of the answer to `tools/call` besides its id, which they may override. */
  readonly calls?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Overrides what it says of itself to `initialize` or `server/discover`. */
  readonly hello?: Readonly<Record<string, unknown>>;
  /** What it leaves out of that. */
  readonly silentOn?: readonly string[];
  /** Over stdio: its process exits at any call, with this code or by this signal. */
  readonly dies?: number | "SIGKILL";
  /** Over stdio: prints a log line that quotes the answer to a call, before or instead of it. */
  readonly quotes?: "before" | "instead";
  /** HTTP status of the answer to `tools/call`; the body is then only what `calls` has. */
  readonly status?: number;
}

interface Message {
  readonly id?: string | number;
  readonly method: string;
  readonly params?: { readonly name?: string };
}

const SERVER = { serverInfo: { name: "scripted", version: "1" }, capabilities: { tools: {} } };
const KEPT = { resultType: "complete", ttlMs: 0, cacheScope: "private" };

/** Undefined for a message that needs no answer. */
export const answerOf = (script: Script, { id, method, params }: Message): unknown => {
  if (id === undefined) return undefined;
  const reply = (result: unknown): unknown => ({ jsonrpc: "2.0", id, result });
  const isModern = script.revision === "2026-07-28";
  if (method === "tools/list") return reply(isModern ? { ...KEPT, ...(script.list as object) } : script.list);
  if (method === "tools/call") return { jsonrpc: "2.0", id, ...script.calls?.[params?.name ?? ""] };
  if (method === "server/discover" && isModern)
    return reply(saidBy(script, { ...KEPT, ...SERVER, supportedVersions: ["2026-07-28"] }));
  if (method === "initialize" && !isModern) return reply(saidBy(script, { ...SERVER, protocolVersion: "2025-11-25" }));
  return { jsonrpc: "2.0", id, error: { code: -32601, message: "Method not found" } };
};

const saidBy = ({ hello, silentOn = [] }: Script, byTheBook: object): unknown =>
  Object.fromEntries(Object.entries({ ...byTheBook, ...hello }).filter(([name]) => !silentOn.includes(name)));
