/** Defined only by the build of the package `twinhost`. */
declare const TWINHOST_IS_PACKAGED: true | undefined;

const IS_WORKSPACE = typeof TWINHOST_IS_PACKAGED === "undefined" && !import.meta.url.includes("/node_modules/");

/** Commands that messages mention, and the workspace scripts that run them. */
const SCRIPTS = { advise: "advise", bench: "bench", index: "docs:index", keys: "keys", "sign-in": "sign-in" } as const;

/** The shell command for one of our commands: pnpm in the workspace, npx where the package is installed. */
export const commandLine = (command: keyof typeof SCRIPTS, rest = ""): string =>
  (IS_WORKSPACE ? `npx -y pnpm@12 ${SCRIPTS[command]} ${rest}` : `npx twinhost ${command} ${rest}`).trimEnd();

/** Advice for when a file written by the build is missing. */
export const BUILD_ADVICE = IS_WORKSPACE ? "Build it: npx -y pnpm@12 build" : "Install the package twinhost again";
