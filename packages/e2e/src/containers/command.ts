import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { parseCommand } from "../parse-command.ts";
import { makeBaseImages } from "./base-images.ts";
import { checkEdge } from "./check-edge.ts";
import { checkHttp, checkStdio } from "./check-servers.ts";
import { type Engine, openEngine } from "./engine.ts";
import { buildImage, type ImageName } from "./images.ts";
import { setStage } from "./stage.ts";

interface Options {
  readonly store: string;
  readonly keep?: boolean;
  readonly built?: boolean;
  readonly only?: string;
}

const CHECKS = { stdio: checkStdio, http: checkHttp, edge: checkEdge };

const command = (): Command =>
  new Command("test:containers")
    .description(
      "Builds the images by buildah and runs the compose files by podman-compose: questions over every transport, three " +
        "replicas behind the edge, containers killed and renewed under load. As root on Debian; the official base " +
        "images are replaced by ones made here.",
    )
    .option("--store <FOLDER>", "where engine, images and volumes lie meanwhile", join(tmpdir(), "twinhost-containers"))
    .option("--keep", "leave that folder for the next run")
    .option("--built", "with the images of the servers that are in that folder already")
    .option("--only <CHECK>", `one of ${Object.keys(CHECKS).join(", ")}`);

/** `pnpm test:containers`. @returns the exit code: 0 if everything passed, 1 if something failed, 2 on bad usage. */
export const runContainers = async (args: readonly string[]): Promise<0 | 1 | 2> => {
  const options = parseCommand<Options>(command(), args);
  if (typeof options === "number") return options;
  const checks = Object.entries(CHECKS).filter(([name]) => options.only === undefined || name === options.only);
  if (checks.length === 0) {
    process.stderr.write(`error: there is no check ${options.only}\n`);
    return 2;
  }
  const engine = await openEngine(options.store);
  try {
    await buildImages(engine, options.built ? ["edge"] : ["mcp-server", "llm-server", "edge"]);
    const stage = await setStage(engine);
    for (const [, check] of checks) await check(stage, tell);
    return 0;
  } finally {
    if (!options.keep) await engine.remove();
  }
};

const tell = (what: string): void => void process.stdout.write(`ok ${what}\n`);

const buildImages = async (engine: Engine, names: readonly ImageName[]): Promise<void> => {
  await makeBaseImages(engine);
  for (const name of names) {
    const startedAt = performance.now();
    const megabytes = await buildImage(engine, name);
    tell(`image ${name}: ${megabytes} MB, built in ${Math.round((performance.now() - startedAt) / 1_000)} s`);
  }
};
