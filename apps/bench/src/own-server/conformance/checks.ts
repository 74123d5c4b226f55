import type { JsonObject } from "@twinhost/core";
import type { ConformanceCheck, ConformanceOutcome } from "@twinhost/report";
import type { Answer, Peer } from "./peer.ts";

export interface CheckedTool {
  readonly name: string;
  readonly arguments: JsonObject;
  readonly inputSchema: Readonly<Record<string, unknown>>;
  /** Otherwise it is never called with arguments that the user did not give. */
  readonly isReadOnly: boolean;
}

interface Seen {
  readonly outcome: ConformanceOutcome;
  /** In protocol terms: `error -32602`, `3 pages, 200 tools`. */
  readonly saw: string;
}

type CheckResult = Seen & { readonly check: ConformanceCheck };

/** The handshake's revision: servers that only support 2026-07-28 refuse it. */
const REVISION = "2025-11-25";
/** A command such as npx may have to download the server first. */
const START_WITHIN_MS = 60_000;
/** A server that returns cursors for ever would block the run. */
const MOST_PAGES = 1_000;

export interface Conformance {
  readonly results: readonly CheckResult[];
  /** As the server reports it; null if it does not. */
  readonly name: string | null;
  readonly version: string | null;
}

/** Checks a server from outside, in a separate session that ends with the checks. */
export const checkConformance = async (peer: Peer, tool: CheckedTool): Promise<Conformance> => {
  const results: CheckResult[] = [];
  const add = (check: ConformanceCheck, seen: Seen): void => {
    results.push({ check, ...seen });
  };
  const { info, ...hello } = await initialize(peer);
  add("initialize", hello);
  const isOpen = hello.outcome === "passed";
  const inSession = async (check: ConformanceCheck, look: () => Promise<Seen>): Promise<void> =>
    add(check, isOpen ? await look() : notApplicable(hello.saw));
  await inSession("ping", async () => expectResult(await peer.request("ping")));
  await inSession("tools-list", () => listTools(peer));
  await inSession("unknown-tool", async () =>
    expectRefusal(await peer.request("tools/call", { name: "no_such_tool_of_any_server", arguments: {} })),
  );
  await inSession("unknown-method", async () => expectError(await peer.request("no/such/method"), -32_601));
  await inSession("invalid-arguments", () => callWrongly(peer, tool));
  await inSession("cancel", () => cancelCall(peer, tool));
  const invalidLines = peer.wire.invalidLines();
  const endedByItself = await peer.wire.close();
  add("stdout", invalidLines === null ? notApplicable("HTTP") : invalidLinesSeen(invalidLines));
  add("end-of-input", endedByItself === null ? notApplicable("HTTP") : judged(endedByItself, endSeen(endedByItself)));
  const textOf = (key: string): string | null => (typeof info[key] === "string" ? info[key] : null);
  return { results, name: textOf("name"), version: textOf("version") };
};

const judged = (holds: boolean, saw: string): Seen => ({ outcome: holds ? "passed" : "failed", saw });
const notApplicable = (saw: string): Seen => ({ outcome: "not-applicable", saw });

const invalidLinesSeen = (lines: number): Seen => judged(lines === 0, `${lines} invalid lines`);
const endSeen = (byItself: boolean): string => (byItself ? "ended" : "still running after 5 s");

const shown = (answer: Answer): string => {
  if (answer.kind === "none") return "no answer";
  if (answer.kind === "error") return `error ${answer.code}`;
  return answer.result.isError === true ? "isError" : "result";
};

const expectResult = (answer: Answer): Seen => judged(answer.kind === "result", shown(answer));
const expectError = (answer: Answer, code: number): Seen =>
  judged(answer.kind === "error" && answer.code === code, shown(answer));
/** Either a protocol error or a tool error: servers use both. */
const expectRefusal = (answer: Answer): Seen =>
  judged(answer.kind === "error" || (answer.kind === "result" && answer.result.isError === true), shown(answer));

const initialize = async (peer: Peer): Promise<Seen & { readonly info: JsonObject }> => {
  const clientInfo = { name: "twinhost-bench", version: "0.1.0" };
  const params = { protocolVersion: REVISION, capabilities: {}, clientInfo };
  const answer = await peer.request("initialize", params, START_WITHIN_MS);
  if (answer.kind !== "result") return { ...judged(false, shown(answer)), info: {} };
  const { protocolVersion, serverInfo, capabilities } = answer.result;
  const isComplete = typeof protocolVersion === "string" && isObject(serverInfo) && isObject(capabilities);
  if (isComplete) peer.wire.agreed(protocolVersion);
  await peer.notify("notifications/initialized");
  return { ...judged(isComplete, String(protocolVersion)), info: isObject(serverInfo) ? serverInfo : {} };
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Lists every page: tools must be unique and have an object schema. */
const listTools = async (peer: Peer): Promise<Seen> => {
  const names = new Set<unknown>();
  let [tools, pages] = [0, 0];
  let cursor: unknown;
  do {
    const answer = await peer.request("tools/list", typeof cursor === "string" ? { cursor } : {});
    if (answer.kind !== "result" || !Array.isArray(answer.result.tools)) return judged(false, shown(answer));
    for (const tool of answer.result.tools) {
      if (!isObject(tool) || !isObject(tool.inputSchema) || tool.inputSchema.type !== "object")
        return judged(false, `inputSchema of ${isObject(tool) ? String(tool.name) : "a tool"} is of no object`);
      names.add(tool.name);
      tools++;
    }
    cursor = answer.result.nextCursor;
    pages++;
  } while (typeof cursor === "string" && pages < MOST_PAGES);
  const saw = `${pages} ${pages === 1 ? "page" : "pages"}, ${tools} ${tools === 1 ? "tool" : "tools"}`;
  return judged(names.size === tools && pages < MOST_PAGES, names.size === tools ? saw : `${saw}, some twice`);
};

const callWrongly = async (peer: Peer, { name, inputSchema, isReadOnly }: CheckedTool): Promise<Seen> => {
  if (!isReadOnly) return notApplicable("the tool is not read-only");
  const wrong = wrongArguments(inputSchema);
  if (!wrong) return notApplicable("inputSchema allows any arguments");
  return expectRefusal(await peer.request("tools/call", { name, arguments: wrong }));
};

const PRIMITIVES = ["string", "number", "integer", "boolean"];

/** Arguments that the schema certainly forbids, if there are any. */
const wrongArguments = ({ required, properties }: CheckedTool["inputSchema"]): JsonObject | undefined => {
  if (Array.isArray(required) && required.length > 0) return {};
  if (!isObject(properties)) return undefined;
  const typed = Object.entries(properties).find(
    ([, schema]) => isObject(schema) && PRIMITIVES.includes(String(schema.type)),
  );
  return typed && { [typed[0]]: { of: ["another", "type"] } };
};

/** Cancels the user's call at once: the server must still answer afterwards. */
const cancelCall = async (peer: Peer, { name, arguments: args }: CheckedTool): Promise<Seen> => {
  const requestId = await peer.begin("tools/call", { name, arguments: args });
  await peer.notify("notifications/cancelled", { requestId, reason: "The benchmark cancels it." });
  const answer = await peer.request("tools/list");
  return judged(answer.kind === "result", answer.kind === "result" ? "goes on" : shown(answer));
};
