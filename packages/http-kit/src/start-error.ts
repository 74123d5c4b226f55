/** Ends the process with one line when it cannot start: what, where, and what to do. */
export const exitOnStartError = (error: unknown): never => {
  const { code, message } = error as NodeJS.ErrnoException;
  const advice =
    code === "EADDRINUSE"
      ? " Another process listens there: stop it, or set PORT."
      : code === "EACCES"
        ? " Choose another PORT or path."
        : "";
  process.stderr.write(`Could not start: ${message.split("\n")[0]}.${advice}\n`);
  process.exit(1);
};
