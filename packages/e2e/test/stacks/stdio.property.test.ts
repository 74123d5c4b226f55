import { once } from "node:events";
import { PassThrough } from "node:stream";
import { serveOnStreams } from "@twinhost/mcp";
import { readRequest } from "@twinhost/mcp-wire";
import { rounds } from "@twinhost/testing";
import fc from "fast-check";
import { pino } from "pino";
import { expect, it } from "vitest";
import { maskedText } from "./masked-text.ts";
import { createOddToolbox, oddCaller } from "./odd-tools.ts";
import { capabilities, inSession, message } from "./requests.ts";

const log = pino({ level: "silent" });
const ENVELOPE = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientCapabilities": {},
};

/** What an in-process host writes for these lines, on a connection with a negotiated revision. */
const answersOf = async (stack: "fast" | "sdk", opening: readonly string[], lines: readonly string[]) => {
  const input = new PassThrough();
  const output = new PassThrough();
  const served = { toolbox: createOddToolbox(), caller: oddCaller, transport: "stdio" };
  const host = serveOnStreams(served, input, output, { log, stack });
  const written: Buffer[] = [];
  output.on("data", (chunk: Buffer) => written.push(chunk));
  input.write(`${opening.join("\n")}\n`);
  // The SDK creates its server in the meantime.
  await once(output, "data");
  input.write(`${lines.join("\n")}\n`);
  await host.drain();
  await host.close();
  return Buffer.concat(written).toString().split("\n").map(maskedText).sort();
};

const client = { name: "test", version: "1" };
const initialize = (protocolVersion: string, capabilities: object) => [
  { jsonrpc: "2.0", id: 0, method: "initialize", params: { protocolVersion, capabilities, clientInfo: client } },
  { jsonrpc: "2.0", method: "notifications/initialized" },
];
const list: object[] = [{ jsonrpc: "2.0", id: 0, method: "tools/list", params: { _meta: ENVELOPE } }];
const sessionOf = (revision: string) => ({
  opening: capabilities.map((announced) => initialize(revision, announced)),
  sample: message.map(inSession),
  session: true,
});

const REVISIONS = {
  "2026-07-28": { opening: fc.constant(list), sample: message, session: false },
  "2025-11-25": sessionOf("2025-11-25"),
  "2025-03-26": sessionOf("2025-03-26"),
};

it.each(Object.entries(REVISIONS))("answers every line like the SDK, revision %s", async (_name, revision) => {
  const { sample, session } = revision;
  let plain = 0;
  const numRuns = rounds({ few: 200, all: 1_500 });
  await fc.assert(
    fc.asyncProperty(revision.opening, fc.array(sample, { minLength: 1, maxLength: 4 }), async (opened, messages) => {
      if (messages.some((one) => readRequest(one, { session }))) plain++;
      const [opening, lines] = [opened, messages].map((all) => all.map((one) => JSON.stringify(one))) as [
        string[],
        string[],
      ];
      const [ours, theirs] = await Promise.all(
        (["fast", "sdk"] as const).map((stack) => answersOf(stack, opening, lines)),
      );
      expect(ours?.length).toBeGreaterThan(1);
      expect(ours).toEqual(theirs);
    }),
    { numRuns },
  );
  // Otherwise nothing was compared.
  expect(plain).toBeGreaterThan(numRuns / 5);
});
