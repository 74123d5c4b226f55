import { join } from "node:path";
import { clientCredentials, createHttpToolClient, type ProtocolRevision, signedIn, signIn } from "@twinhost/client";
import type { JsonObject } from "@twinhost/core";
import { createDataDirectory } from "@twinhost/testing";
import { z } from "zod";

// The suite starts this with its server's URL, and checks what the tool client sends.
const url = z.url().parse(process.argv.at(-1));
const scenario = z.string().parse(process.env.MCP_CONFORMANCE_SCENARIO);
const revision = z.enum(["2025-11-25", "2026-07-28"]).parse(process.env.MCP_CONFORMANCE_PROTOCOL_VERSION);
const { toolCalls, client_id, client_secret } = z
  .object({
    toolCalls: z.array(z.object({ name: z.string(), arguments: z.record(z.string(), z.json()) })).default([]),
    client_id: z.string().optional(),
    client_secret: z.string().optional(),
  })
  .parse(JSON.parse(process.env.MCP_CONFORMANCE_CONTEXT ?? "{}"));

const file = join(createDataDirectory().path, "sign-in.json");
const isService = scenario === "auth/client-credentials-basic";
const authorization =
  isService && client_id && client_secret
    ? clientCredentials({ clientId: client_id, clientSecret: client_secret })
    : signedIn({ file, clientId: client_id, clientSecret: client_secret, advice: "Sign in." });

const client = createHttpToolClient({
  url,
  path: "",
  revision: revision satisfies ProtocolRevision,
  ...(scenario.startsWith("auth/") && { authorization }),
  answerForm: () => ({ action: "accept", content: {} }),
});

const argumentsFor = (required: readonly string[]): JsonObject =>
  Object.fromEntries(required.map((name) => [name, name === "region" ? "us-west1" : 2]));

const useTools = async (): Promise<void> => {
  const tools = await client.listTools();
  const calls =
    toolCalls.length > 0
      ? toolCalls
      : tools.map(({ name, inputSchema }) => ({
          name,
          arguments: argumentsFor((inputSchema.required ?? []) as string[]),
        }));
  // This scenario requires only listing: its tool cannot be called.
  if (scenario === "json-schema-ref-no-deref") return;
  for (const call of calls) {
    const result = await client.callTool(call.name, call.arguments);
    if (!result.ok && result.error.code === "unauthenticated") throw new Error(result.error.message);
  }
};

/** The suite's authorization server needs no consent: opening its page redirects with a code. */
const signInAtOnce = (): Promise<void> =>
  signIn({
    serverUrl: url,
    file,
    clientId: client_id,
    clientSecret: client_secret,
    clientMetadataUrl: "https://conformance-test.local/client-metadata.json",
    openPage: async (page) => {
      await fetch(page);
    },
  });

/** A user signs in when required, and again when a call needs another scope, but not endlessly. */
const MOST_SIGN_INS = 3;

const useToolsSignedIn = async (): Promise<void> => {
  for (let signIns = 0; ; signIns++) {
    try {
      return await useTools();
    } catch (error) {
      if (signIns === MOST_SIGN_INS || isService) throw error;
      await signInAtOnce();
    }
  }
};

await (scenario.startsWith("auth/") ? useToolsSignedIn() : useTools());
await client.close();
