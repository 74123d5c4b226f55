import type { KeyStore } from "@twinhost/policy";
import { parseSettings } from "@twinhost/runtime";
import { type Listening, listen } from "@twinhost/server";
import { readMcpConfig } from "@twinhost/third-party";
import { afterAll } from "vitest";
import { createLlmApp } from "../../src/app.ts";
import type { AnswerRecord } from "../../src/chat/answer-record.ts";
import { createModels } from "../../src/model/models.ts";
import { settingsSchema } from "../../src/settings.ts";
import { createConnections } from "../../src/transport/connections.ts";
import { createToolCatalog } from "../../src/transport/tool-catalog.ts";
import { createTransportSwitch } from "../../src/transport/transport-switch.ts";
import { ask, eventually } from "./ask.ts";
import { silentLog } from "./silent-log.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** The LLM server in this process, including its tools, from the same parts as `server.ts`. */
export const startLlmApp = async (
  given: Readonly<Record<string, string>> = {},
  keys?: KeyStore,
): Promise<{ url: string; records: AnswerRecord[] }> => {
  const records: AnswerRecord[] = [];
  const settings = parseSettings(settingsSchema, {
    DATA_DIR: temporaryFolder(),
    TOOL_TRANSPORT: "in-process",
    LOG_LEVEL: "silent",
    ...given,
  });
  const connections = createConnections(settings, silentLog, {
    servers:
      settings.MCP_CONFIG_FILE === undefined
        ? undefined
        : readMcpConfig(settings.MCP_CONFIG_FILE, { environment: process.env, onWarning: () => {} }),
  });
  const app = createLlmApp({
    connections,
    catalog: createToolCatalog(connections, silentLog),
    models: await createModels(settings),
    transports: createTransportSwitch(settings.TOOL_TRANSPORT, connections),
    maxToolResultChars: settings.MAX_TOOL_RESULT_CHARS,
    maxTools: settings.MODEL_MAX_TOOLS,
    answerTimeoutMs: settings.ANSWER_TIMEOUT_MS,
    bodyLimitBytes: settings.MAX_BODY_BYTES,
    allowedHosts: settings.ALLOWED_HOSTS,
    allowedOrigins: settings.ALLOWED_ORIGINS,
    keys,
    recordAnswer: (record) => records.push(record),
    log: silentLog,
  });
  const listening: Listening = await listen(app, { host: "127.0.0.1", port: 0 });
  afterAll(async () => {
    await listening.close(100);
    await connections.close();
  });
  return { url: listening.address, records };
};

/** Loads the calculator into this process: on a busy machine the first use may take longer than a tool may run. */
export const loadCalculator = async (): Promise<void> => {
  const server = await startLlmApp();
  await eventually(
    () => ask(server, "1+1?"),
    ({ body }) => body.tool_calls[0]?.result !== undefined,
  );
};
