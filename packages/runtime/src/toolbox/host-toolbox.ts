import {
  type CallRecord,
  type ContentDefinition,
  type Logger,
  type OpenedToolbox,
  openToolbox,
  type Tool,
  type ToolSource,
  type Tracing,
} from "@twinhost/core";
import { createRequestStates, type RequestStates } from "@twinhost/mcp/sdk-free";
import { type CallLimits, openCallPolicy, type UsageStore } from "@twinhost/policy";
import { makeDataDirectory } from "../settings/data-dir.ts";
import type { HostSettings } from "../settings/host-settings.ts";
import { requestStateKey } from "./request-state-key.ts";

/** Options of {@link openHostToolbox}: tools, settings of their host, and what is called with every call. */
export interface HostToolboxOptions {
  readonly tools: readonly Tool[];
  /** Further tools, which run elsewhere. */
  readonly source?: ToolSource | undefined;
  /** What MCP serves in addition to the tools. */
  readonly content?: ContentDefinition | undefined;
  /** Settings of the host and the tools, parsed by a schema from `withToolSettings`. */
  readonly settings: HostSettings;
  readonly log: Logger;
  /** Called with every call, for metrics. */
  readonly onCall?: ((call: CallRecord) => void) | undefined;
  readonly tracing?: Tracing | undefined;
}

/** An opened toolbox under the call policy of its host. */
export interface HostToolbox extends OpenedToolbox {
  /** For `createMcpServer`: shared by all hosts with this data folder or `REQUEST_STATE_SECRET`, across restarts. */
  readonly requestStates: RequestStates;
  /** Undefined with `USAGE=off`. */
  readonly usage: UsageStore | undefined;
  /** Limits of the calls, which may change while the host runs. */
  readonly limits: Pick<CallLimits, "change">;
}

/** By then a client has its first answers, which loading what only some calls need would delay. */
const WARM_UP_AFTER_MS = 1_000;

/** Opens tools with their engines, limits, usage and audit, as every host runs them. @throws what prevents the start */
export const openHostToolbox = (options: HostToolboxOptions): HostToolbox => {
  const { settings, log, onCall } = options;
  makeDataDirectory(settings.DATA_DIR);
  const policy = openCallPolicy(settings, log, onCall);
  const opened = openToolbox({
    ...options,
    settings: { ...settings },
    dataDirectory: settings.DATA_DIR,
    ...policy.toolboxOptions,
  });
  let warmingUp: NodeJS.Timeout | undefined;
  return {
    ...opened,
    engineStates: async () => [...(await opened.engineStates()), ...policy.sharedStates()],
    warmUp: () => {
      warmingUp = setTimeout(opened.warmUp, WARM_UP_AFTER_MS).unref();
    },
    requestStates: createRequestStates(() => requestStateKey(settings)),
    usage: policy.usage,
    limits: policy.limits,
    close: async () => {
      clearTimeout(warmingUp);
      await opened.close();
      await policy.close();
    },
  };
};
