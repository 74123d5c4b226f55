import { applyLimits } from "@twinhost/policy";
import { openHostToolbox, startOrExit } from "@twinhost/runtime";
import { findConsole, networkOptions, openServerRuntime, prepareServer, serveUntilSignal } from "@twinhost/server";
import { processEnvironment, readMcpConfig } from "@twinhost/third-party";
import { createAddedDocuments, tools } from "@twinhost/tools";
import { createLlmApp } from "./app.ts";
import { createBenchRunner } from "./console/bench/bench-runner.ts";
import { findBench } from "./console/bench/find-bench.ts";
import { createLocalTranslation } from "./console/local-translation.ts";
import { createThirdPartyAdmin } from "./console/third-party-admin.ts";
import { thirdPartyReasons } from "./console/third-party-servers.ts";
import type { Flags } from "./flags.ts";
import { chooseModel } from "./model/model-settings.ts";
import { createModels } from "./model/models.ts";
import { createConnectionMetrics } from "./observability/connection-metrics.ts";
import { llmEngineStates } from "./observability/engine-states.ts";
import { watchModelServer } from "./observability/model-state.ts";
import { createOwnTools } from "./observability/own-tools.ts";
import { traceModels } from "./observability/trace-model.ts";
import { traceConnections } from "./observability/trace-tool-calls.ts";
import { watchAnswers } from "./observability/watch-answers.ts";
import { settingsSchema } from "./settings.ts";
import { createConnections } from "./transport/connections.ts";
import { toolServerOf } from "./transport/open-transports.ts";
import { stdioCommand } from "./transport/stdio-command.ts";
import { stdioEnvironment } from "./transport/stdio-environment.ts";
import { createToolCatalog } from "./transport/tool-catalog.ts";
import { createTransportSwitch } from "./transport/transport-switch.ts";

// The AI SDK prints warnings to the console unless told not to.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** Both servers are often started together: tools that are unavailable for no longer than this are not logged. */
const TOOLS_START_MS = 5_000;

/** Runs the LLM server until a signal ends it. */
export const runLlmServer = async (flags: Flags): Promise<void> => {
  const server = prepareServer(settingsSchema, { ...process.env, ...flags });
  const { environment, settings, hostLog, log, keys, tokens } = server;

  const ownTools = createOwnTools(() => {
    const { onCall, tracing } = runtime;
    const opened = openHostToolbox({ tools, settings: { ...settings, RATE_LIMIT: undefined }, log, onCall, tracing });
    opened.warmUp();
    return { ...opened, toolbox: runtime.watch(opened.toolbox) };
  });
  const { MCP_CONFIG_FILE } = settings;
  const servers =
    MCP_CONFIG_FILE === undefined
      ? undefined
      : startOrExit(() => readMcpConfig(MCP_CONFIG_FILE, { environment, onWarning: (warning) => log.warn(warning) }));
  const connectionMetrics = createConnectionMetrics();
  const plainConnections = createConnections(settings, log, {
    environment,
    openToolbox: ownTools.open,
    servers,
    events: connectionMetrics.events,
  });
  const thirdParty =
    MCP_CONFIG_FILE === undefined
      ? undefined
      : createThirdPartyAdmin({
          file: MCP_CONFIG_FILE,
          environment,
          dataDirectory: settings.DATA_DIR,
          connections: plainConnections,
          log,
        });
  const benchProgram = findBench(processEnvironment(environment));
  const bench = benchProgram && createBenchRunner(benchProgram);
  const catalog = createToolCatalog(plainConnections, log, TOOLS_START_MS);
  const transports = createTransportSwitch(settings.TOOL_TRANSPORT, plainConnections);
  const areToolsReachable = (): Promise<boolean> => catalog.isReachable(transports.current);
  const runtime = await openServerRuntime({
    settings,
    program: "twinhost-llm-server",
    engineStates: llmEngineStates({
      areToolsReachable,
      isModelReady: watchModelServer(chooseModel(settings)),
      ownEngines: async () => [...(await ownTools.engineStates()), ...answers.sharedStates()],
    }),
    ...(thirdParty && { readyDetails: async () => ({ mcp_servers: thirdPartyReasons(catalog) }) }),
    hostLog,
  });
  const { tracing, registry } = runtime;
  if (registry) connectionMetrics.register(registry);
  const models = await createModels(settings);
  const answers = startOrExit(() =>
    watchAnswers({
      settings,
      runtime,
      toolState: async () => ({ transport: transports.current, reachable: await areToolsReachable() }),
      log,
    }),
  );
  const localTranslation = createLocalTranslation(settings, log);
  const app = createLlmApp({
    connections: tracing ? traceConnections(plainConnections, tracing) : plainConnections,
    catalog,
    models: tracing ? traceModels(models, tracing) : models,
    transports,
    maxToolResultChars: settings.MAX_TOOL_RESULT_CHARS,
    maxTools: settings.MODEL_MAX_TOOLS,
    answerTimeoutMs: settings.ANSWER_TIMEOUT_MS,
    bodyLimitBytes: settings.MAX_BODY_BYTES,
    ...networkOptions(settings),
    keys,
    tokens,
    console: {
      directory: findConsole(settings.CONSOLE_DIR),
      reportFile: settings.REPORT_FILE,
      claimsFile: settings.CLAIMS_FILE,
      toolServer: toolServerOf(settings),
      localTranslation,
      addedDocuments: createAddedDocuments({ settings, dataDirectory: settings.DATA_DIR, log }),
      thirdParty,
      bench,
      mcpConfigFile: MCP_CONFIG_FILE,
      toolProcess: () => ({
        ...stdioCommand(settings.STDIO_COMMAND),
        env: stdioEnvironment(settings.DATA_DIR, environment),
      }),
    },
    recordAnswer: answers.record,
    recordCall: answers.recordCall,
    usage: answers.usage,
    observers: runtime.observers,
    openRoutes: [runtime.openRoutes],
    protectedRoutes: [runtime.protectedRoutes, answers.limitRoutes],
    limitAnswer: answers.limitAnswer,
    trace: runtime.trace,
    log,
  });

  const address = await serveUntilSignal(server, {
    app,
    runtime,
    apply: {
      RATE_LIMIT: applyLimits(answers.limits).RATE_LIMIT,
      MAX_CONCURRENT_CALLS: applyLimits(answers.limits).MAX_CONCURRENT_CALLS,
      MCP_API_KEY: (key) => {
        settings.MCP_API_KEY = key;
      },
    },
    reread: {
      STDIO_COMMAND: plainConnections.replaceToolProcesses,
      ...(thirdParty && { MCP_CONFIG_FILE: thirdParty.reload }),
    },
    close: async () => {
      await Promise.all([plainConnections.close(), localTranslation.close(), bench?.cancel()]);
      await answers.close();
    },
  });
  log.info({ address, transport: transports.current, model: settings.MODEL }, "LLM server listens");
  server.warnIfOpen();

  // The first question should not have to wait for the tools to start.
  await areToolsReachable();
};
