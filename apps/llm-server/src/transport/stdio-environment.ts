import { type HostSettings, hostSettings } from "@twinhost/tools";

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
];
const WINDOWS = ["SYSTEMROOT", "APPDATA", "LOCALAPPDATA", "USERPROFILE", "TEMP", "PATHEXT"];

/** The whole environment of the tool child: the settings of a host as this server has read them, and nothing else. */
export const stdioEnvironment = (
  settings: HostSettings,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> => {
  const inherited = [...FROM_ENVIRONMENT, ...WINDOWS].map((name) => [name, environment[name]] as const);
  const given = hostSettings.keyof().options.map((name) => [name, settings[name]] as const);
  return Object.fromEntries(
    [...inherited, ...given].filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
};
