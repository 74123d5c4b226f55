/** The three tools on fastmcp for TypeScript, answering JSON without sessions. It runs where fastmcp is installed. */
import { setTimeout as sleep } from "node:timers/promises";
import { FastMCP } from "fastmcp";
import { z } from "zod";

const TEXT = z.object({ text: z.string() });
const resultOf = (text) => ({
  content: [{ type: "text", text: JSON.stringify({ text }) }],
  structuredContent: { text },
});

const server = new FastMCP({ name: "peer", version: "1.0.0" });
const text = { parameters: TEXT, outputSchema: TEXT };
server.addTool({
  name: "echo",
  description: "Gives the text back.",
  ...text,
  execute: async (given) => resultOf(given.text),
});
server.addTool({
  name: "document",
  description: "Gives 10 KiB.",
  parameters: z.object({}),
  outputSchema: TEXT,
  execute: async () => resultOf("0123456789abcdef".repeat(640)),
});
server.addTool({
  name: "wait",
  description: "Gives the text back after 5 ms.",
  ...text,
  execute: async (given) => {
    await sleep(5);
    return resultOf(given.text);
  },
});
await server.start({
  transportType: "httpStream",
  httpStream: { host: "127.0.0.1", port: Number(process.env.PORT), stateless: true, enableJsonResponse: true },
});
process.on("SIGTERM", () => process.exit(0));
