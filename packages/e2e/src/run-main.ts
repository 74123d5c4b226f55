/**
 * Runs a command: its exit code becomes the process's, and an exception becomes one line and exit code 1. SIGINT and
 * SIGTERM end the process through its exit handlers, so that the run's hosts and data are cleaned up.
 */
export const runMain = async (run: (args: readonly string[]) => Promise<0 | 1 | 2>): Promise<void> => {
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`FAILED ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
};
