/**
 * Twinhost's client for a third-party MCP server: one interface for every transport, a supervised process that is
 * restarted after a crash, and resilience in front of it.
 */
import { createRetrySafety, createStdioToolClient, withResilience } from "@twinhost/client";
import { pino } from "pino";

const log = pino({ level: "silent" });
const name = "memory";
const server = createStdioToolClient({
  command: process.execPath,
  args: [new URL("dist/index.js", import.meta.resolve("@modelcontextprotocol/server-memory/package.json")).pathname],
  // A tool process inherits no environment: what it needs is passed explicitly.
  env: { MEMORY_FILE_PATH: `${process.cwd()}/memory.jsonl` },
  revision: "auto",
  log,
  thirdParty: { name, log },
});
const memory = withResilience(server, {
  traits: createRetrySafety(),
  onRetry: ({ tool, code }) => process.stderr.write(`${tool} is tried again after ${code}\n`),
});

const tools = await memory.listTools();
process.stdout.write(`knows create_entities: ${tools.some(({ name }) => name === "create_entities")}\n`);

const created = await memory.callTool("create_entities", {
  entities: [{ name: "Ada", entityType: "person", observations: ["wrote the first program"] }],
});
process.stdout.write(`created: ${created.ok}\n`);

// The server is killed. The next call is still answered, by a new process.
const first = server.pid;
if (first !== undefined) process.kill(first, "SIGKILL");
const found = await memory.callTool("search_nodes", { query: "Ada" });
process.stdout.write(`found after a crash: ${found.ok && JSON.stringify(found.output).includes("first program")}\n`);
process.stdout.write(`another process: ${server.pid !== first}\n`);

// A failure is a value with a code, over every transport.
const failed = await memory.callTool("no_such_tool", {});
process.stdout.write(`no such tool: ${failed.ok ? "answered" : failed.error.code}\n`);
await memory.close();
