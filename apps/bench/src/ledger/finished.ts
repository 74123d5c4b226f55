import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type ClaimId, draftOf, writeWhole } from "@twinhost/report";
import { z } from "zod";
import type { HostPaths } from "../arms/catalog.ts";
import { productVersion } from "../summary/machine.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { type ExperimentResult, experimentResult } from "./result.ts";

const keptFile = z.strictObject({ circumstances: z.string(), result: experimentResult });

/** The finished experiments of a run, kept on disk so that they outlive an interruption. */
export interface Finished {
  /** Results that an interrupted run under the same circumstances left. */
  load(): Promise<Map<ClaimId, ExperimentResult>>;
  keep(result: ExperimentResult): Promise<void>;
  /** Removes these, once a report includes them; results of other runs stay. */
  clear(ids: readonly ClaimId[]): Promise<void>;
}

/** @param directory of the report */
export const openFinished = async (
  directory: string,
  mode: string,
  hosts: HostPaths,
  environment?: Environment,
): Promise<Finished> => {
  const folder = join(directory, "finished");
  const circumstances = await describeCircumstances(mode, hosts, environment ?? (await readEnvironment()));
  return {
    load: async () => {
      const found = new Map<ClaimId, ExperimentResult>();
      for (const name of await readdir(folder).catch(() => [])) {
        if (name.startsWith(".")) continue;
        const kept = readKept(await readFile(join(folder, name), "utf8"));
        if (kept?.circumstances === circumstances) found.set(kept.result.id, kept.result);
      }
      return found;
    },
    keep: (result) =>
      writeWhole(folder, {
        [`${result.id}.json`]: JSON.stringify({ circumstances, result } satisfies z.input<typeof keptFile>),
      }),
    clear: async (ids) => {
      const files = ids.flatMap((id) => [`${id}.json`, draftOf(`${id}.json`)]);
      await Promise.all(files.map((file) => rm(join(folder, file), { force: true })));
      if ((await readdir(folder).catch(() => [])).length === 0) await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Undefined for a file of another version or one that is incomplete. */
const readKept = (text: string): z.output<typeof keptFile> | undefined => {
  try {
    return keptFile.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/** Another build, version, mode, machine or source would measure something else. */
const describeCircumstances = async (
  mode: string,
  hosts: HostPaths,
  { machine, sources }: Environment,
): Promise<string> => {
  const builds = await Promise.all(Object.values(hosts).map(async (file) => [file, (await stat(file)).mtimeMs]));
  return JSON.stringify([mode, productVersion(), process.version, builds, machine, sources]);
};
