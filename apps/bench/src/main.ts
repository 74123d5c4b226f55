/** `pnpm bench`: the comparison of the transports. */
import { builtHosts } from "./arms/catalog.ts";
import { runCli } from "./cli.ts";

// Leaves through exit handlers: servers and the index of the run go too.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)
  process.once(signal, () => {
    if (process.stderr.isTTY) process.stderr.write("\u001b[?25h\n");
    process.exit(code);
  });

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  hosts: builtHosts,
});
