import { hostSettings, toolSettingNames } from "@twinhost/runtime";
import { processEnvironment } from "@twinhost/third-party";
import { tools } from "@twinhost/tools";

/** The child has one caller, this server, which counts the rate of its callers itself. */
const HOST_SETTINGS = [...hostSettings.keyof().options, ...toolSettingNames(tools)].filter(
  (name) => name !== "RATE_LIMIT",
);

/** Where traces go, the SDK's own variables too. The name of the service is this server's: the child has one by itself. */
const isForTraces = (name: string): boolean => name.startsWith("OTEL_") && name !== "OTEL_SERVICE_NAME";
type Environment = Readonly<Record<string, string | undefined>>;

const pick = (environment: Environment, names: readonly string[]): Record<string, string> => {
  const given = names.map((name) => [name, environment[name]] as const);
  return Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== undefined));
};

/**
 * The whole environment of the tool child: the settings of a host as they were given to this server (which has checked
 * them), with the data folder resolved, and nothing else.
 */
export const stdioEnvironment = (dataDirectory: string, environment: Environment): Record<string, string> => ({
  ...processEnvironment(environment),
  ...pick(environment, [...HOST_SETTINGS, ...Object.keys(environment).filter(isForTraces)]),
  DATA_DIR: dataDirectory,
});
