import { createDataDirectory, startHttpHost } from "@twinhost/testing";
import { Command } from "commander";
import { parseCommand } from "../parse-command.ts";
import { wholeNumber } from "../whole-number.ts";
import { type HealthLatency, measureHealth } from "./measure-health.ts";
import { openSlowClients } from "./slow-clients.ts";

interface Options {
  readonly connections: number;
  readonly checks: number;
  readonly boundMs: number;
}

const command = (): Command =>
  new Command("slow-loris")
    .description("Measures the built HTTP host's /health while clients hold connections and never finish a request.")
    .option("--connections <N>", "slow clients", wholeNumber(1), 500)
    .option("--checks <N>", "health checks", wholeNumber(1), 500)
    .option("--bound-ms <N>", "what the 99th percentile must stay under", wholeNumber(0), 50);

/** `pnpm slow-loris`. @returns the exit code: 0 if everything passed, 1 if something failed, 2 on bad usage. */
export const runSlowLoris = async (args: readonly string[]): Promise<0 | 1 | 2> => {
  const options = parseCommand<Options>(command(), args);
  if (typeof options === "number") return options;
  const data = createDataDirectory();
  const host = await startHttpHost({ DATA_DIR: data.path });
  try {
    const port = Number(new URL(host.url).port);
    process.stdout.write(render("/health with nobody else", await measureHealth(port, options.checks)));
    const slow = await openSlowClients(port, options.connections);
    try {
      const opened = slow.open();
      const latency = await measureHealth(port, options.checks);
      process.stdout.write(render(`/health beside ${opened} slow clients, ${slow.open()} of them to the end`, latency));
      if (latency.p99 < options.boundMs) return 0;
      process.stdout.write(`FAILED p99 is over ${options.boundMs} ms\n`);
      return 1;
    } finally {
      slow.close();
    }
  } finally {
    await host.stop();
    data.remove();
  }
};

const render = (what: string, { checks, p50, p99, max }: HealthLatency): string =>
  `${what}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${max.toFixed(1)} ms (${checks} checks)\n`;
