/** The toolbox inside a Fastify app with its own routes, hooks and users: MCP is just another route. */
import { Readable } from "node:stream";
import { createHttpToolClient } from "@twinhost/client";
import { createToolbox, defineTool, ToolError } from "@twinhost/core";
import { createMcpFetchHandler } from "@twinhost/mcp";
import fastify from "fastify";
import { pino } from "pino";
import { z } from "zod";

const rollDice = defineTool({
  name: "roll_dice",
  title: "Roll dice",
  description: "Rolls some dice and adds them up.",
  input: z.strictObject({ dice: z.number().int().min(1).max(100) }),
  output: z.strictObject({ sum: z.number().int() }),
  annotations: {},
  timeoutMs: 1_000,
  run: ({ dice }) => ({
    sum: Array.from({ length: dice }, () => 1 + Math.floor(Math.random() * 6)).reduce((a, b) => a + b),
  }),
});

const mcp = createMcpFetchHandler({
  info: { name: "dice", title: "Dice", version: "1.0.0" },
  toolbox: createToolbox({ tools: [rollDice], log: pino({ level: "silent" }), recordUsage: () => {} }),
  callerOf: ({ headers }) => {
    if (headers.get("x-api-key") !== "sesame") throw new ToolError("unauthenticated", "Send the key as X-API-Key.");
    return { id: "guest", allowedTools: ["roll_*"] };
  },
});

const app = fastify({ bodyLimit: 1024 * 1024 });
app.get("/hello", () => ({ hello: "world" }));
await app.register(async (scope) => {
  // The handler reads the body itself.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  scope.all("/mcp", async (request, reply) => {
    const leaving = new AbortController();
    reply.raw.once("close", () => leaving.abort());
    const answer = await mcp.fetch(
      new Request(new URL(request.url, "http://127.0.0.1"), {
        method: request.method,
        headers: request.headers as Record<string, string>,
        signal: leaving.signal,
        ...(request.body instanceof Buffer && { body: new Uint8Array(request.body) }),
      }),
    );
    reply.code(answer.status).headers(Object.fromEntries(answer.headers));
    return answer.body ? reply.send(Readable.fromWeb(answer.body)) : reply.send();
  });
});
const url = await app.listen({ host: "127.0.0.1", port: 0 });

process.stdout.write(`beside it: ${await (await fetch(`${url}/hello`)).text()}\n`);
for (const revision of ["2026-07-28", "2025-11-25"] as const) {
  const client = createHttpToolClient({ url, apiKey: "sesame", revision });
  const result = await client.callTool("roll_dice", { dice: 2 });
  process.stdout.write(`${revision}: ${result.ok && Number(result.output.sum) >= 2}\n`);
  await client.close();
}
const stranger = createHttpToolClient({ url });
const refused = await stranger.callTool("roll_dice", { dice: 2 });
process.stdout.write(`without a key: ${refused.ok ? "answered" : refused.error.code}\n`);
await stranger.close();
await mcp.close();
await app.close();
