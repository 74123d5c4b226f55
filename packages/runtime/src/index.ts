export { type HostLog, openHostLog } from "./log/host-log.ts";
export { findWorkspaceRoot, resolveDataDirectory } from "./settings/data-dir.ts";
export { type HostSettings, hostSettings, shutdownDeadline } from "./settings/host-settings.ts";
export { parseSettings, readSettings } from "./settings/parse-settings.ts";
export { exitOnStartError, startOrExit } from "./settings/start-error.ts";
export { toolSettingNames, toolSettingsHelp, withToolSettings } from "./settings/tool-settings.ts";
export { type HostToolbox, type HostToolboxOptions, openHostToolbox } from "./toolbox/host-toolbox.ts";
export { openTracing } from "./tracing/open-tracing.ts";
export { type TracingSettings, tracingSettings } from "./tracing/tracing-settings.ts";
