import { once } from "node:events";
import { PassThrough } from "node:stream";
import { serveOnStreams } from "@twinhost/mcp";
import { rounds } from "@twinhost/testing";
import fc from "fast-check";
import { pino } from "pino";
import { expect, it } from "vitest";
import { maskedText } from "./masked-text.ts";
import { createOddContent } from "./odd-content.ts";
import { createOddToolbox, oddCaller } from "./odd-tools.ts";
import { capabilities } from "./requests.ts";

const log = pino({ level: "silent" });

const serve = (stack: "fast" | "sdk") => {
  const [input, output, library] = [new PassThrough(), new PassThrough(), createOddContent()];
  const served = { toolbox: createOddToolbox(), caller: oddCaller, transport: "stdio", library };
  const host = serveOnStreams(served, input, output, { log, changes: library.changes, stack });
  const written: Buffer[] = [];
  output.on("data", (chunk: Buffer) => written.push(chunk));
  return { input, output, library, host, written: () => Buffer.concat(written).toString() };
};

const answersOf = async (stack: "fast" | "sdk", lines: readonly string[]): Promise<string[]> => {
  const { input, host, written } = serve(stack);
  input.write(lines.map((line) => `${line}\n`).join(""));
  await host.drain();
  await host.close();
  return written().split("\n").map(maskedText).sort();
};

const ENVELOPE = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientCapabilities": {},
};
const METHODS = ["server/discover", "ping", "tools/list", "resources/list", "nothing/known", "logging/setLevel"];

const request = fc.record({ method: fc.constantFrom(...METHODS), params: fc.constantFrom({}, { _meta: ENVELOPE }) });
const call = fc
  .constantFrom({}, { _meta: ENVELOPE })
  .map((params) => ({ method: "tools/call", params: { ...params, name: "echo", arguments: { value: 1 } } }));
const initialize = fc.record({
  method: fc.constant("initialize"),
  params: fc.record(
    {
      protocolVersion: fc.constantFrom<unknown>("2025-11-25", "2025-03-26", "2026-07-28", "1999-01-01", 7),
      capabilities,
      clientInfo: fc.constantFrom<unknown>(
        { name: "test", version: "1" },
        { name: "test", version: "1", icons: [] },
        1,
      ),
    },
    { requiredKeys: ["protocolVersion"] },
  ),
});
const initialized = fc.constantFrom<object>(
  { method: "notifications/initialized" },
  { method: "notifications/initialized", params: { _meta: {} } },
);
const opening = fc.array(
  fc.oneof(request, call, { arbitrary: initialize, weight: 2 }, { arbitrary: initialized, weight: 2 }),
  { minLength: 1, maxLength: 6 },
);

const toLines = (messages: readonly object[]): string[] =>
  messages.map((message, id) =>
    JSON.stringify({ jsonrpc: "2.0", ...("method" in message && isRequest(message) && { id }), ...message }),
  );
const isRequest = ({ method }: { method?: unknown }): boolean => !String(method).startsWith("notifications/");

it("opens a connection like the SDK, whatever the order of messages", async () => {
  await fc.assert(
    fc.asyncProperty(opening, async (messages) => {
      const lines = toLines(messages);
      const [ours, theirs] = [await answersOf("fast", lines), await answersOf("sdk", lines)];
      expect(ours).toEqual(theirs);
    }),
    { numRuns: rounds({ few: 100, all: 1_000 }) },
  );
});

it.each(["fast", "sdk"] as const)(
  "notifies a session once of every change, before and after it needs the SDK, %s",
  async (stack) => {
    const { input, output, library, host, written } = serve(stack);
    const handshake = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "test", version: "1" } };
    const say = async (...messages: object[]): Promise<void> => {
      const answered = once(output, "data");
      input.write(messages.map((message) => `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`).join(""));
      await answered;
    };
    await say({ id: 1, method: "initialize", params: handshake });
    await say({ method: "notifications/initialized" }, { id: 2, method: "ping" });
    library.changes.publish({ kind: "tools_list_changed" });
    library.changes.publish({ kind: "resource_updated", uri: "docs://a" });
    const fromSdk = say({ id: 3, method: "resources/templates/list" });
    library.changes.publish({ kind: "resources_list_changed" });
    await fromSdk;
    await say({ id: 4, method: "resources/templates/list" });
    library.changes.publish({ kind: "prompts_list_changed" });
    await host.drain();
    await host.close();
    library.changes.publish({ kind: "prompts_list_changed" });
    const told = written()
      .split("\n")
      .filter((line) => line.includes("list_changed"));
    expect(told).toEqual(
      ["tools", "resources", "prompts"].map(
        (what) => `{"jsonrpc":"2.0","method":"notifications/${what}/list_changed"}`,
      ),
    );
  },
);
