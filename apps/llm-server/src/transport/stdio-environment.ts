import { hostSettings, toolSettingNames } from "@twinhost/runtime";
import { processEnvironment } from "@twinhost/third-party";
import { tools } from "@twinhost/tools";

/** The tool process has one caller, this server, which limits the rate of its callers itself. */
const HOST_SETTINGS = [...hostSettings.keyof().options, ...toolSettingNames(tools)].filter(
  (name) => name !== "RATE_LIMIT",
);

/** Where traces go, including the SDK's own variables. The service name is this server's; the process has its own. */
const isForTraces = (name: string): boolean => name.startsWith("OTEL_") && name !== "OTEL_SERVICE_NAME";
type Environment = Readonly<Record<string, string | undefined>>;

const pick = (environment: Environment, names: readonly string[]): Record<string, string> => {
  const given = names.map((name) => [name, environment[name]] as const);
  return Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== undefined));
};

/**
 * The complete environment of the tool process: what any process needs, the settings of a host as given to this server
 * (which has validated them), where traces go, and the resolved data folder.
 */
export const stdioEnvironment = (dataDirectory: string, environment: Environment): Record<string, string> => ({
  ...processEnvironment(environment),
  ...pick(environment, [...HOST_SETTINGS, ...Object.keys(environment).filter(isForTraces)]),
  DATA_DIR: dataDirectory,
});
