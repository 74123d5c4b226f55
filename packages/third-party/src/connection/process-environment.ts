/** What a process needs to run at all: programs, home and temporary folders, locale, certificates, proxies. */
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

/** Compared in upper case: Windows says `Path`, and proxies are as often named in lower case. */
const NEEDED = new Set([...FROM_ENVIRONMENT, ...WINDOWS]);

/** The environment of a child that gets none of this process's settings. */
export const processEnvironment = (environment: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && NEEDED.has(entry[0].toUpperCase()),
    ),
  );
