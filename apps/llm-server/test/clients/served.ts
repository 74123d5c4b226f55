import { openKeyStore } from "@twinhost/policy";
import { startLlmServer } from "@twinhost/testing";
import { afterAll } from "vitest";
import { startOpenAiPeer } from "../support/openai-peer.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

type Peer = Parameters<typeof startOpenAiPeer>[0];

/** The running LLM server as its clients see it: with the builtin model, a remote one, and keys. */
export const startServed = async (respond: Peer = () => ({ content: "Fine." })) => {
  const DATA_DIR = temporaryFolder();
  const store = openKeyStore(DATA_DIR);
  afterAll(() => store.close());
  const createKey = (tools: string[], ratePerMinute: number | null = null): string =>
    store.create({ owner: "test", tools, role: "caller", ratePerMinute, expiresAt: null }).key;
  const peer = await startOpenAiPeer(respond);
  const key = createKey(["*"]);
  const server = await startLlmServer({
    DATA_DIR,
    TOOL_TRANSPORT: "in-process",
    MODEL: ELSEWHERE,
    MODEL_BASE_URL: peer.url,
  });
  // The first use loads the engines, which may take longer than a tool may run when the machine is busy.
  const warm = { method: "POST", headers: { "content-type": "application/json", "x-api-key": key } };
  const question = { model: "builtin", messages: [{ role: "user", content: "1+1?" }] };
  await fetch(`${server.url}/v1/chat/completions`, { ...warm, body: JSON.stringify(question) });
  return { server, url: server.url, baseURL: `${server.url}/v1`, key, createKey, peer };
};

export type Served = Awaited<ReturnType<typeof startServed>>;

/** The model that the peer stands in for. */
export const ELSEWHERE = "openai-compatible:small";

/** A tool of the client's own. */
export const WEATHER = {
  name: "get_weather",
  description: "The weather in a city.",
  parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
} as const;

/** All items of a stream. */
export const collect = async <Item>(stream: AsyncIterable<Item>): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
};
