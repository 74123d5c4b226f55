import { InMemoryTransport, type JSONRPCMessage, McpServer } from "@modelcontextprotocol/server";
import { expect, it } from "vitest";
import { speakPlainly } from "./readable-errors.ts";

/** The answer of a server whose handler throws this message. */
const answerTo = async (message: string): Promise<JSONRPCMessage> => {
  const { server } = new McpServer({ name: "a", version: "1" });
  server.setRequestHandler("ping", () => {
    throw new Error(message);
  });
  speakPlainly(server);
  const [near, far] = InMemoryTransport.createLinkedPair();
  const { promise, resolve } = Promise.withResolvers<JSONRPCMessage>();
  near.onmessage = resolve;
  await server.connect(far);
  await near.send({ jsonrpc: "2.0", id: 1, method: "ping" });
  return promise;
};

const ISSUES = JSON.stringify([
  { path: ["params", "uri"], message: "Invalid input: expected string, received undefined" },
]);

it.each(["", "Invalid tools/call request: "])("turns issues after '%s' into a sentence", async (prefix) => {
  expect(await answerTo(`${prefix}${ISSUES}`)).toMatchObject({
    error: { code: -32602, message: "The request does not fit the protocol: params.uri is missing." },
  });
});

it("reveals nothing of an invalid result", async () => {
  const answer = await answerTo(`Invalid tools/call result: ${ISSUES}`);
  expect(answer).toMatchObject({ error: { code: -32603, data: { code: "internal" } } });
  expect(JSON.stringify(answer)).not.toContain("uri");
});

it.each(["Quota used up", "[{]", '[{"a":1}]', "Invalid [brackets]"])("leaves %s unchanged", async (message) => {
  expect(await answerTo(message)).toMatchObject({ error: { message } });
});
