import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Arm } from "../arms/arm.ts";
import { startGenerator } from "../run/generator-process.ts";
import type { Plan } from "../run/plan.ts";
import { prepareWorkloads } from "../run/reference.ts";
import { profiledArm, profileOptions } from "./profiled-arm.ts";
import { cpuProfile, selfTimeByPackage, type TimeWindow } from "./self-time.ts";
import { createSourceFinder } from "./source-maps.ts";

export interface ProfileOptions {
  readonly arm: Arm;
  readonly concurrency: number;
  readonly seconds: number;
  readonly warmUp: Plan["warmUp"];
  readonly dataDir: string;
  /** Folder in which the profiles stay, for DevTools and other tools. */
  readonly directory: string;
}

/** Self time of one process during the measurement. */
interface ProcessProfile {
  readonly name: string;
  /** Microseconds by package, largest first. */
  readonly packages: readonly (readonly [name: string, micros: number])[];
}

export interface Profile {
  readonly calls: number;
  readonly processes: readonly ProcessProfile[];
}

/** Profiles client and servers of an arm, from the end of the warm-up on. @throws at the first wrong answer */
export const runProfile = async (options: ProfileOptions): Promise<Profile> => {
  const { dataDir, concurrency, seconds, directory } = options;
  const { timed } = await prepareWorkloads(dataDir);
  const { arm, folders } = profiledArm(options.arm, directory);
  for (const folder of folders.values()) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
  const { api, stop } = startGenerator(dataDir, profileOptions(join(directory, "client")));
  let calls: number;
  let during: TimeWindow;
  try {
    await api.start({ arm, dataDir, workloads: timed, countBytes: false });
    await api.warmUp(options.warmUp);
    const from = monotonicMicros();
    ({ calls } = await api.measure({ workload: "calculate", concurrency, durationMs: seconds * 1_000 }));
    during = { from, to: monotonicMicros() };
  } finally {
    await stop();
  }
  const sourceOf = createSourceFinder();
  const processes: ProcessProfile[] = [];
  for (const [name, folder] of folders) processes.push(await readProcess(name, folder, during, sourceOf));
  return { calls, processes };
};

const monotonicMicros = (): number => Number(process.hrtime.bigint() / 1_000n);

/** Merges all threads of a process, each of which writes its own file. */
const readProcess = async (
  name: string,
  folder: string,
  during: TimeWindow,
  sourceOf: ReturnType<typeof createSourceFinder>,
): Promise<ProcessProfile> => {
  const files = await readdir(folder);
  if (files.length === 0) throw new Error(`The process ${name} ended without writing its profile to ${folder}.`);
  const micros = new Map<string, number>();
  for (const file of files) {
    const profile = cpuProfile.parse(JSON.parse(await readFile(join(folder, file), "utf8")));
    for (const [owner, self] of selfTimeByPackage(profile, during, sourceOf))
      micros.set(owner, (micros.get(owner) ?? 0) + self);
  }
  return { name, packages: [...micros].toSorted(([, one], [, other]) => other - one) };
};
