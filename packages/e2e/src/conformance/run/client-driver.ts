import { createHttpToolClient, type ProtocolRevision } from "@twinhost/client";
import type { JsonObject } from "@twinhost/core";
import { z } from "zod";

// The suite starts this with the URL of its server, and watches what the tool client sends.
const url = z.url().parse(process.argv.at(-1));
const scenario = z.string().parse(process.env.MCP_CONFORMANCE_SCENARIO);
const revision = z.enum(["2025-11-25", "2026-07-28"]).parse(process.env.MCP_CONFORMANCE_PROTOCOL_VERSION);
const { toolCalls } = z
  .object({ toolCalls: z.array(z.object({ name: z.string(), arguments: z.record(z.string(), z.json()) })).default([]) })
  .parse(JSON.parse(process.env.MCP_CONFORMANCE_CONTEXT ?? "{}"));

const client = createHttpToolClient({
  url,
  path: "",
  revision: revision satisfies ProtocolRevision,
  answerForm: () => ({ action: "accept", content: {} }),
});

const argumentsFor = (required: readonly string[]): JsonObject =>
  Object.fromEntries(required.map((name) => [name, name === "region" ? "us-west1" : 2]));

const tools = await client.listTools();
const calls =
  toolCalls.length > 0
    ? toolCalls
    : tools.map(({ name, inputSchema }) => ({
        name,
        arguments: argumentsFor((inputSchema.required ?? []) as string[]),
      }));
// Listing is all that this scenario wants: its tool cannot be called.
if (scenario !== "json-schema-ref-no-deref") for (const call of calls) await client.callTool(call.name, call.arguments);
await client.close();
