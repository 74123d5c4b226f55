import {
  createHttpToolClient,
  createInProcessToolClient,
  createRestToolClient,
  createStdioToolClient,
  type ToolClient,
  type Transport,
} from "@twinhost/tool-client";
import {
  type HostSettings,
  LOCAL_CALLER,
  type Logger,
  openStandardToolbox,
  type StandardToolbox,
  ToolError,
} from "@twinhost/tools";
import { stdioCommand } from "./stdio-command.ts";
import { stdioEnvironment } from "./stdio-environment.ts";
import { unavailableToolClient } from "./unavailable-tool-client.ts";

export interface ConnectionSettings extends HostSettings {
  readonly MCP_SERVER_URL: string;
  readonly MCP_API_KEY?: string | undefined;
  readonly STDIO_COMMAND?: string | undefined;
  readonly STDIO_POOL?: number | undefined;
  readonly STDIO_MEMORY_LIMIT_MB?: number | undefined;
}

/** The ways to the tools, each opened at its first use and kept. */
export interface Connections {
  /** Never throws: when a way cannot be opened, its client says so at every use, and the next `get` tries again. */
  get(transport: Transport): ToolClient;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  /** Of which the stdio child gets its settings. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Opens the tools in this very process. */
  readonly openToolbox?: () => Pick<StandardToolbox, "toolbox" | "close">;
}

/** The switch: the one place that knows what stands behind each transport. */
export const createConnections = (
  settings: ConnectionSettings,
  log: Logger,
  { environment = process.env, openToolbox = () => openStandardToolbox(settings, log) }: ConnectionOptions = {},
): Connections => {
  const { MCP_SERVER_URL: url, MCP_API_KEY: apiKey, STDIO_MEMORY_LIMIT_MB: memoryLimitMb } = settings;

  const open: Readonly<Record<Transport, () => ToolClient>> = {
    http: () => createHttpToolClient({ url, apiKey }),
    rest: () => createRestToolClient({ url, apiKey }),
    stdio: () =>
      createStdioToolClient({
        ...stdioCommand(settings.STDIO_COMMAND),
        env: stdioEnvironment(settings.DATA_DIR, environment),
        pool: settings.STDIO_POOL,
        memoryLimitBytes: memoryLimitMb === undefined ? undefined : memoryLimitMb * 1024 * 1024,
        log,
      }),
    "in-process": () => {
      const { toolbox, close } = openToolbox();
      return { ...createInProcessToolClient({ toolbox, caller: LOCAL_CALLER }), close };
    },
  };

  const clients = new Map<Transport, ToolClient>();
  return {
    get: (transport) => {
      const existing = clients.get(transport);
      if (existing) return existing;
      try {
        const client = open[transport]();
        clients.set(transport, client);
        return client;
      } catch (error) {
        log.error({ err: error, transport }, "the tools could not be opened");
        return unavailableToolClient(transport, error instanceof ToolError ? error.message : COULD_NOT_OPEN);
      }
    },
    close: async () => {
      const open = [...clients.values()];
      clients.clear();
      await Promise.all(open.map((client) => client.close()));
    },
  };
};

const COULD_NOT_OPEN = "The tools could not be opened; the server's log says why.";
