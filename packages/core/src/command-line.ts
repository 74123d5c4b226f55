/** Set by the build of the package `twinhost`; nobody else has it. */
declare const TWINHOST_IS_PACKAGED: true | undefined;

const IS_WORKSPACE = typeof TWINHOST_IS_PACKAGED === "undefined" && !import.meta.url.includes("/node_modules/");

/** Commands that messages name, and the workspace's scripts that run them. */
const SCRIPTS = { advise: "advise", bench: "bench", index: "docs:index", keys: "keys", "sign-in": "sign-in" } as const;

/** How a person runs one of our commands: by pnpm in the workspace, by npx where a package was installed. */
export const commandLine = (command: keyof typeof SCRIPTS, rest = ""): string =>
  (IS_WORKSPACE ? `npx -y pnpm@12 ${SCRIPTS[command]} ${rest}` : `npx twinhost ${command} ${rest}`).trimEnd();

/** What to do where a file that the build writes is missing. */
export const BUILD_ADVICE = IS_WORKSPACE ? "Build it: npx -y pnpm@12 build" : "Install the package twinhost again";
