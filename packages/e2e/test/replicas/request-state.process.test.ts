import { once } from "node:events";
import { join } from "node:path";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { createDataDirectory, startHostProcess } from "@twinhost/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";

const SECRET = "one-secret-that-all-replicas-were-given";

/** A replica with a data folder of its own. @returns its URL */
const startReplica = async (secret?: string): Promise<string> => {
  const data = createDataDirectory();
  const settings = { DATA_DIR: data.path, ...(secret !== undefined && { REQUEST_STATE_SECRET: secret }) };
  const entryPoint = join(import.meta.dirname, "asking-host.ts");
  const host = startHostProcess(entryPoint, { ...process.env, ...settings }, { stdout: "pipe" });
  onTestFinished(async () => {
    await host.stop();
    data.remove();
  });
  const ended = host.exited.then(() => {
    throw new Error(`The replica ended before it listened: ${host.log()}`);
  });
  const [url] = await Promise.race([once(host.process.stdout ?? host.process, "data"), ended]);
  return String(url).trim();
};

const connectTo = async (url: string): Promise<Client> => {
  const client = new Client(
    { name: "test", version: "0" },
    {
      capabilities: { elicitation: { form: {} } },
      inputRequired: { autoFulfill: false },
      versionNegotiation: { mode: { pin: "2026-07-28" } },
    },
  );
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
  onTestFinished(() => client.close());
  return client;
};

const asked = z.object({ resultType: z.literal("input_required"), requestState: z.string() });
const book = (client: Client, answer: object = {}) =>
  client.request(
    { method: "tools/call", params: { name: "book", arguments: {}, ...answer } },
    { allowInputRequired: true },
  );
const count = (what: string, value: number) => ({ [what]: { action: "accept", content: { count: value } } });

describe("a call whose tool asks its client twice, with each round at another replica", () => {
  it("goes on where all have the same secret", async () => {
    const [first, second, third] = await Promise.all(
      (await Promise.all([SECRET, SECRET, SECRET].map(startReplica))).map(connectTo),
    );
    if (!first || !second || !third) throw new Error("A replica is missing.");
    const people = asked.parse(await book(first));
    const nights = asked.parse(
      await book(second, { requestState: people.requestState, inputResponses: count("people", 3) }),
    );
    expect(await book(third, { requestState: nights.requestState, inputResponses: count("nights", 2) })).toMatchObject({
      structuredContent: { people: 3, nights: 2 },
    });
  });

  it.each([
    ["another secret", `${SECRET}, but not this one`],
    ["no secret", undefined],
  ])("is refused by a replica with %s", async (_which, secret) => {
    const [first, other] = await Promise.all((await Promise.all([SECRET, secret].map(startReplica))).map(connectTo));
    if (!first || !other) throw new Error("A replica is missing.");
    const { requestState } = asked.parse(await book(first));
    await expect(book(other, { requestState, inputResponses: count("people", 3) })).rejects.toMatchObject({
      code: -32602,
    });
  });
});
