import type { McpStack } from "@twinhost/client";
import type { Logger, Tracing } from "@twinhost/core";
import { z } from "zod";
import type { ThirdPartyTools } from "./source/third-party-tools.ts";

const CALL_TIMEOUT = { error: "must be a whole number of milliseconds, from 100 to a day" };

/** Settings of every host that uses third-party MCP servers. */
export const thirdPartySettings = z.object({
  MCP_CONFIG_FILE: z.string().optional(),
  /** How long a call to a third-party MCP server may be silent if its entry has no timeout. */
  MCP_CALL_TIMEOUT_MS: z.coerce
    .number(CALL_TIMEOUT)
    .int(CALL_TIMEOUT)
    .min(100, CALL_TIMEOUT)
    .max(86_400_000, CALL_TIMEOUT)
    .default(60_000),
});

export interface ThirdPartyHost {
  readonly settings: z.output<typeof thirdPartySettings> & { readonly DATA_DIR: string; readonly MCP_STACK: McpStack };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The host's own tools, whose names are taken. */
  readonly tools: readonly { readonly name: string }[];
  readonly log: Logger;
  readonly tracing?: Tracing | undefined;
}

/**
 * The tools of the servers in `MCP_CONFIG_FILE`, for a host's toolbox; undefined without that setting. The code that
 * connects is loaded only with it. @throws Error in one line if the file is invalid
 */
export const openThirdParty = async (host: ThirdPartyHost): Promise<ThirdPartyTools | undefined> => {
  const { settings, environment, tools, log } = host;
  const {
    MCP_CONFIG_FILE: file,
    MCP_CALL_TIMEOUT_MS: callTimeoutMs,
    DATA_DIR: dataDirectory,
    MCP_STACK: stack,
  } = settings;
  if (file === undefined) return undefined;
  const { openThirdPartyTools, readMcpConfig } = await import("./index.ts");
  const servers = readMcpConfig(file, { environment, onWarning: (warning) => log.warn(warning) });
  const isTaken = (name: string): boolean => tools.some((tool) => tool.name === name);
  return openThirdPartyTools({ ...host, servers, callTimeoutMs, dataDirectory, stack, isTaken });
};
