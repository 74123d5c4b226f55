import { access, constants, readFile, writeFile } from "node:fs/promises";
import type { Reach } from "./cells.ts";

/** What to look for, and where to write the findings. */
export interface LookJob {
  /** The LLM server's; defaults to the parent process. */
  readonly pid?: number;
  /** A value in the LLM server's environment. */
  readonly secret: string;
  /** A file of the LLM server. */
  readonly file: string;
  /** The file to write the findings to. */
  readonly findings: string;
}

export interface Findings extends Reach {
  /** The process that was examined. */
  readonly pid: number;
}

/** Tries what this process can reach of another one, and records it. Changes nothing. */
export const lookAround = async ({ pid = process.ppid, secret, file, findings }: LookJob): Promise<void> => {
  const found: Findings = {
    pid,
    own: Object.values(process.env).includes(secret),
    environment: await readFile(`/proc/${pid}/environ`, "utf8").then(
      (environment) => environment.includes(secret),
      () => false,
    ),
    files: await access(file, constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    ),
    signals: canSignal(pid),
  };
  await writeFile(findings, JSON.stringify(found));
};

const canSignal = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
