/** What to do about system errors at startup, by code. */
const ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE: "Another process listens there: stop it, or set PORT.",
  EACCES: "Set HOST and PORT to an address that this user may listen on.",
  EADDRNOTAVAIL: "HOST must be an address of this machine, such as 127.0.0.1.",
  EAI_AGAIN: "HOST must be an address of this machine, such as 127.0.0.1.",
  ENOTFOUND: "HOST must be an address of this machine, such as 127.0.0.1.",
};

/** Ends a process that cannot start with one line: what failed, where, and what to do. */
export const exitOnStartError = (error: unknown): never => {
  const { code = "", message } = error as NodeJS.ErrnoException;
  const what = message.split("\n")[0]?.replace(/\.$/, "");
  process.stderr.write(`Could not start: ${what}.${ADVICE[code] ? ` ${ADVICE[code]}` : ""}\n`);
  process.exit(1);
};

/** Runs a startup step; {@link exitOnStartError} ends the process if it throws. */
export const startOrExit = <Started>(start: () => Started): Started => {
  try {
    return start();
  } catch (error) {
    return exitOnStartError(error);
  }
};
