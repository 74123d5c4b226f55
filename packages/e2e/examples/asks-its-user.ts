/** A tool that asks the user for confirmation and reports progress; the client is the SDK's own. */
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { createToolbox, defineTool, LOCAL_CALLER } from "@twinhost/core";
import { createMcpFetchHandler } from "@twinhost/mcp";
import { pino } from "pino";
import { z } from "zod";

const deleteFiles = defineTool({
  name: "delete_files",
  title: "Delete files",
  description: "Deletes files, once their owner agrees.",
  input: z.strictObject({ files: z.array(z.string()).min(1) }),
  output: z.strictObject({ deleted: z.number().int() }),
  annotations: { destructiveHint: true },
  timeoutMs: 60_000,
  run: async ({ files }, { client, progress }) => {
    // In revision 2026-07-28 the call ends here and is repeated with the answer: the code above must be safe to repeat.
    const answer = client.elicit("agree", {
      message: `Delete ${files.length} files?`,
      schema: { type: "object", properties: { sure: { type: "boolean" } }, required: ["sure"] },
    });
    if (answer.action !== "accept" || answer.content.sure !== true) return { deleted: 0 };
    for (const [index, file] of files.entries()) progress(index + 1, files.length, file);
    return { deleted: files.length };
  },
});

const mcp = createMcpFetchHandler({
  toolbox: createToolbox({ tools: [deleteFiles], log: pino({ level: "silent" }), recordUsage: () => {} }),
  callerOf: () => LOCAL_CALLER,
});

const client = new Client(
  { name: "example", version: "1.0.0" },
  { capabilities: { elicitation: { form: {} } }, versionNegotiation: { mode: { pin: "2026-07-28" } } },
);
let isSure = false;
client.setRequestHandler("elicitation/create", ({ params }) => {
  process.stdout.write(`asked: ${params.message}\n`);
  return { action: "accept", content: { sure: isSure } };
});
await client.connect(
  new StreamableHTTPClientTransport(new URL("http://localhost/mcp"), {
    fetch: (url, init) => mcp.fetch(new Request(url, init as RequestInit)),
  }),
);

for (isSure of [false, true]) {
  const result = await client.callTool(
    { name: "delete_files", arguments: { files: ["a.txt", "b.txt"] } },
    {
      onprogress: ({ progress, total, message }) => {
        // The SDK's client also reports its own question rounds here, without a total.
        if (total !== undefined) process.stdout.write(`${progress}/${total} ${message}\n`);
      },
    },
  );
  process.stdout.write(`${JSON.stringify(result.structuredContent)}\n`);
}
await client.close();
await mcp.close();
