/** Set by the build of the package `twinhost`; nobody else has it. */
declare const TWINHOST_IS_PACKAGED: true | undefined;

/** Commands that messages name, and the workspace's scripts that run them. */
const SCRIPTS = { bench: "bench", index: "docs:index", keys: "keys" } as const;

/** How a person runs one of our commands: by npx where the package runs, by pnpm in the workspace. */
export const commandLine = (command: keyof typeof SCRIPTS, rest = ""): string =>
  typeof TWINHOST_IS_PACKAGED === "undefined"
    ? `npx -y pnpm@12 ${SCRIPTS[command]} ${rest}`.trimEnd()
    : `npx twinhost ${command} ${rest}`.trimEnd();
