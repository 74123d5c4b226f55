import { hostSettings, toolSettingNames } from "@twinhost/runtime";
import { tools } from "@twinhost/tools";

/** What a process needs to run at all: programs, home and temporary folders, locale. No secret is among them. */
const FROM_ENVIRONMENT = [
  "PATH",
  "HOME",
  "USER",
  "LANG",
  "LC_ALL",
  "TZ",
  "TMPDIR",
  "XDG_DATA_HOME",
  "NODE_EXTRA_CA_CERTS",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
];
const WINDOWS = ["SYSTEMROOT", "APPDATA", "LOCALAPPDATA", "USERPROFILE", "TEMP", "PATHEXT"];

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

/** In any case: Windows says `Path`, and proxies are named in small letters as often. */
const NEEDED = new Set([...FROM_ENVIRONMENT, ...WINDOWS]);

/** The environment of a child that is given nothing of this server's settings. */
export const processEnvironment = (environment: Environment): Record<string, string> =>
  pick(
    environment,
    Object.keys(environment).filter((name) => NEEDED.has(name.toUpperCase())),
  );

/**
 * The whole environment of the tool child: the settings of a host as they were given to this server (which has checked
 * them), with the data folder resolved, and nothing else.
 */
export const stdioEnvironment = (dataDirectory: string, environment: Environment): Record<string, string> => ({
  ...processEnvironment(environment),
  ...pick(environment, [...HOST_SETTINGS, ...Object.keys(environment).filter(isForTraces)]),
  DATA_DIR: dataDirectory,
});
