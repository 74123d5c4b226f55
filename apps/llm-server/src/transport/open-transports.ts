import {
  createHttpToolClient,
  createInProcessToolClient,
  createRestToolClient,
  createStdioToolClient,
  type StdioToolClient,
  type ToolClient,
  type Transport,
} from "@twinhost/client";
import { LOCAL_CALLER, type Logger } from "@twinhost/core";
import type { HostSettings, HostToolbox } from "@twinhost/runtime";
import { stdioCommand } from "./stdio-command.ts";
import { stdioEnvironment } from "./stdio-environment.ts";

export interface ConnectionSettings extends HostSettings {
  readonly MCP_SERVER_URL: string;
  readonly MCP_API_KEY?: string | undefined;
  readonly MCP_CALL_TIMEOUT_MS?: number | undefined;
  readonly STDIO_COMMAND?: string | undefined;
  readonly STDIO_POOL?: number | undefined;
  readonly STDIO_MEMORY_LIMIT_MB?: number | undefined;
}

export interface TransportOptions {
  /** Where the tool process gets its settings from. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Opens the tools in this process. */
  readonly openToolbox: () => Pick<HostToolbox, "toolbox" | "close">;
  readonly log: Logger;
  /** Called with the client of the tool processes each time they are opened. */
  readonly onStdio: (client: Pick<StdioToolClient, "state" | "rollingRestart">) => void;
  readonly onToolsChanged: () => void;
}

/** The tool server's address, and its key, read from the settings on each use: a reload may change it. */
export const toolServerOf = (
  settings: Pick<ConnectionSettings, "MCP_SERVER_URL" | "MCP_API_KEY" | "MCP_STACK">,
  onToolsChanged?: () => void,
) => ({
  url: settings.MCP_SERVER_URL,
  stack: settings.MCP_STACK,
  get apiKey() {
    return settings.MCP_API_KEY;
  },
  onToolsChanged,
});

/** The client behind each transport. @returns functions that open it, and throw if it cannot be opened */
export const openTransports = (
  settings: ConnectionSettings,
  { environment, openToolbox, log, onStdio, onToolsChanged }: TransportOptions,
): Readonly<Record<Transport, () => ToolClient>> => {
  const { STDIO_MEMORY_LIMIT_MB: memoryLimitMb } = settings;
  return {
    http: () => createHttpToolClient(toolServerOf(settings, onToolsChanged)),
    rest: () => createRestToolClient(toolServerOf(settings)),
    stdio: () => {
      const client = createStdioToolClient({
        ...stdioCommand(settings.STDIO_COMMAND),
        env: stdioEnvironment(settings.DATA_DIR, environment),
        stack: settings.MCP_STACK,
        pool: settings.STDIO_POOL,
        memoryLimitBytes: memoryLimitMb === undefined ? undefined : memoryLimitMb * 1024 * 1024,
        log,
        onToolsChanged,
      });
      onStdio(client);
      return client;
    },
    "in-process": () => {
      const { toolbox, close } = openToolbox();
      return { ...createInProcessToolClient({ toolbox, caller: LOCAL_CALLER }), close };
    },
  };
};
