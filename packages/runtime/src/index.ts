export { type HostLog, openHostLog } from "./log/host-log.ts";
export { findWorkspaceRoot, resolveDataDirectory } from "./settings/data-dir.ts";
export {
  commaList,
  type HostSettings,
  hostSettings,
  milliseconds,
  oneOf,
  serverUrl,
  shutdownDeadline,
} from "./settings/host-settings.ts";
export { parseSettings, readSettings } from "./settings/parse-settings.ts";
export { exitOnStartError, startOrExit } from "./settings/start-error.ts";
export type { EngineState } from "./toolbox/engine-states.ts";
export { openStandardContent } from "./toolbox/standard-content.ts";
export { openStandardToolbox, type StandardToolbox } from "./toolbox/standard-toolbox.ts";
export { openTracing } from "./tracing/open-tracing.ts";
export { type TracingSettings, tracingSettings } from "./tracing/tracing-settings.ts";
