/** A signal leaves through exit handlers: servers and the index of the run go too. */
export const leaveThroughExit = (): void => {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)
    process.once(signal, () => {
      if (process.stderr.isTTY) process.stderr.write("\u001b[?25h\n");
      process.exit(code);
    });
};
