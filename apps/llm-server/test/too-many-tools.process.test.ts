import { type ServerProcess, startLlmServer } from "@twinhost/testing";
import { tools } from "@twinhost/tools";
import { beforeAll, expect, test } from "vitest";
import { ask, eventually, post } from "./support/ask.ts";
import { startOpenAiPeer, toolCall } from "./support/openai-peer.ts";
import { fixtureServer, writeMcpConfig } from "./support/third-party.ts";

/** One server offers two tools more than this, in addition to ours. */
const SENSORS = 200;
const ALL = SENSORS + 2 + tools.length;

/** The tool that the model calls next; it then repeats the result. */
let next = "";
let peer: Awaited<ReturnType<typeof startOpenAiPeer>>;
let server: ServerProcess;

const start = (more: Record<string, string> = {}): Promise<ServerProcess> =>
  startLlmServer({
    TOOL_TRANSPORT: "in-process",
    MODEL: "openai-compatible:scripted",
    MODEL_BASE_URL: peer.url,
    MCP_CONFIG_FILE: writeMcpConfig({ site: fixtureServer({ SENSORS: String(SENSORS) }) }),
    ...more,
  });

const offered = (): string[] => peer.requests.at(-1)?.tools?.map(({ function: { name } }) => name) ?? [];

/** Asks until the server of these tools has started. */
const askWithTools = (asked: ServerProcess, query: string) =>
  eventually(
    () => ask(asked, query),
    () => offered().length > tools.length,
  );

beforeAll(async () => {
  peer = await startOpenAiPeer(({ messages }) => {
    const last = messages.at(-1);
    return last?.role === "tool" || next === "" ? { content: `I was told: ${last?.content}` } : toolCall(next, "{}");
  });
  server = await start();
});

test.each([
  ["What does the sensor of hall 177 say?", "site__read_sensor_177", "hall 177: 21 degrees"],
  ["Please book a ferry to the island", "site__book_ferry", "booked"],
])("over the limit, the tools that fit the question are offered, and work: %s", async (query, tool, told) => {
  next = tool;
  const { status, body } = await askWithTools(server, query);
  expect(status).toBe(200);
  expect(offered()).toHaveLength(128);
  expect(new Set(offered()).size).toBe(128);
  expect(offered()).toEqual(expect.arrayContaining([...tools.map(({ name }) => name), tool]));
  expect(body.tool_calls).toMatchObject([{ tool, result: expect.anything() }]);
  expect(body.answer).toContain(told);
  expect(body).toMatchObject({ tools_left_out: { max_tools: 128, count: ALL - 128 } });
  const { names } = (body as unknown as { tools_left_out: { names: string[] } }).tools_left_out;
  expect(names).toHaveLength(ALL - 128);
  expect(offered().filter((name) => names.includes(name))).toEqual([]);
});

test("the caller's own tools count too, on /v1", async () => {
  next = "";
  const tools = Array.from({ length: 20 }, (_, index) => ({ type: "function", function: { name: `mine_${index}` } }));
  const body = { model: "scripted", messages: [{ role: "user", content: "sensor of hall 9" }], tools };
  const { body: models } = await fetch(`${server.url}/v1/models`).then(async (response) => ({
    body: (await response.json()) as { data: { id: string }[] },
  }));
  const reply = await post(`${server.url}/v1/chat/completions`, { ...body, model: models.data[0]?.id });
  expect(reply.status).toBe(200);
  expect(offered()).toHaveLength(128);
  expect(offered()).toEqual(expect.arrayContaining(["mine_0", "mine_19", "site__read_sensor_9"]));
});

test("the log says so once, however many questions are asked", () => {
  const lines = server
    .log()
    .split("\n")
    .filter((line) => line.includes("a model takes fewer tools than there are"));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 40, offered: 128, tools: ALL }]);
});

test("the limit is a setting; below it nothing is left out", async () => {
  next = "";
  const few = await start({ MODEL_MAX_TOOLS: "10" });
  await askWithTools(few, "What does the sensor of hall 42 say?");
  expect(offered()).toHaveLength(10);
  expect(offered()).toContain("site__read_sensor_42");
  const many = await start({ MODEL_MAX_TOOLS: "500" });
  const { body } = await askWithTools(many, "What does the sensor of hall 42 say?");
  expect(offered()).toHaveLength(ALL);
  expect(body).not.toHaveProperty("tools_left_out");
});
