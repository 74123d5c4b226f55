import { join } from "node:path";
import { createDataDirectory, runCli, type ServerProcess, startHttpHost, startLlmServer } from "@twinhost/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Chat, startChatLoad } from "../src/faults/chat-load.ts";

const CHATS = 32;
/** Servers write their latest counts to disk within a second. */
const WRITTEN_WITHIN_MS = 2_000;

const usageRows = z.object({ usage: z.array(z.looseObject({ calls: z.number() })) });

const startBoth = async (dataDirectory: string, key: string) => {
  const tools = await startHttpHost({ DATA_DIR: dataDirectory });
  const llm = await startLlmServer({
    DATA_DIR: dataDirectory,
    TOOL_TRANSPORT: "http",
    MCP_SERVER_URL: tools.url,
    MCP_API_KEY: key,
  });
  return { tools, llm };
};

const withKey = (key: string, body?: object): RequestInit => ({
  method: body ? "POST" : "GET",
  headers: { "x-api-key": key, "content-type": "application/json" },
  ...(body && { body: JSON.stringify(body) }),
});

const addDocument = async ({ url }: ServerProcess, key: string, name: string): Promise<number> => {
  const content = Buffer.from("# Ferries\n\nThe ferry to Whiskerford leaves at noon.").toString("base64");
  return (await fetch(`${url}/admin/documents`, withKey(key, { name, content }))).status;
};

const callsCounted = async ({ url }: ServerProcess, key: string): Promise<number> => {
  const answer = await fetch(`${url}/usage?by=caller`, withKey(key));
  const { usage } = usageRows.parse(await answer.json());
  return usage.reduce((sum, { calls }) => sum + calls, 0);
};

/** The fewest and most chats in a copy made in this interval: those finished before it, and started by its end. */
const between = (chats: readonly Chat[], from: number, to: number): readonly [least: number, most: number] => [
  chats.filter(({ endedAt }) => endedAt < from - WRITTEN_WITHIN_MS).length,
  chats.filter(({ startedAt }) => startedAt < to).length,
];

describe("a backup while chats run, restored into a clean folder", () => {
  const data = createDataDirectory();
  const restored = createDataDirectory();
  const copy = join(createDataDirectory().path, "copy");
  let key: string;
  let chats: readonly Chat[];
  let span: readonly [from: number, to: number];
  let servers: Awaited<ReturnType<typeof startBoth>>;
  beforeAll(async () => {
    key = (await runCli("keys", data.path, "create", "--owner", "me", "--tools", "*", "--role", "admin")).stdout.trim();
    const { tools, llm } = await startBoth(data.path, key);
    expect(await addDocument(tools, key, "ferries.md")).toBe(200);
    const load = startChatLoad(llm.url, CHATS, key);
    const loadedSince = performance.now();
    // Ensures that the copy contains some chats.
    while (performance.now() < loadedSince + 2 * WRITTEN_WITHIN_MS) await load.nextToolQuestion();
    const from = performance.now();
    expect(await runCli("backup", data.path, "--to", copy)).toMatchObject({ code: 0, stderr: "" });
    span = [from, performance.now()];
    await load.nextToolQuestion();
    chats = await load.end();
    await llm.stop();
    await tools.stop();
    data.remove();
    expect(await runCli("restore", restored.path, "--from", copy)).toMatchObject({ code: 0, stderr: "" });
    servers = await startBoth(restored.path, key);
  });
  afterAll(() => restored.remove());

  it("does not disturb any chat", () => {
    expect(chats.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
  });

  it("contains the keys: the servers accept the same one and no other", async () => {
    const query = { query: "What is 6 * 7?" };
    const answer = await fetch(`${servers.llm.url}/query`, withKey(key, query));
    expect(await answer.json()).toMatchObject({ answer: expect.stringContaining("42") });
    expect((await fetch(`${servers.llm.url}/query`, withKey("another", query))).status).toBe(403);
  });

  it("contains the usage up to the time of the copy", async () => {
    const ofTools = await callsCounted(servers.tools, key);
    const ofAnswers = await callsCounted(servers.llm, key);
    const withTool = chats.filter(({ needsTool }) => needsTool);
    const [leastCalls, mostCalls] = between(withTool, ...span);
    const [leastAnswers, mostAnswers] = between(chats, ...span);
    expect(leastCalls).toBeGreaterThan(0);
    // The previous test's question counts too.
    expect(ofTools).toBeGreaterThanOrEqual(leastCalls);
    expect(ofTools).toBeLessThanOrEqual(mostCalls + 1);
    expect(ofAnswers).toBeGreaterThanOrEqual(leastAnswers);
    expect(ofAnswers).toBeLessThanOrEqual(mostAnswers + 2);
  });

  it("contains the index: a search has results", async () => {
    const search = { query: "backup" };
    const answer = await fetch(`${servers.tools.url}/run/search_docs`, withKey(key, search));
    const { total } = z.object({ total: z.number() }).parse(await answer.json());
    expect(total).toBeGreaterThan(0);
  });

  it("contains the added documents, which change as before although the former data folder is gone", async () => {
    const documents = `${servers.tools.url}/admin/documents`;
    const uri = "docs://documents/ferries.md";
    expect(await (await fetch(documents, withKey(key))).json()).toMatchObject({ documents: [{ uri }] });
    expect(await addDocument(servers.tools, key, "later.md")).toBe(200);
    const removed = await fetch(`${documents}/ferries.md`, { ...withKey(key), method: "DELETE" });
    expect(removed.status).toBe(204);
  });
});
