import { access, constants, readFile, writeFile } from "node:fs/promises";
import type { Reach } from "./cells.ts";

/** What the looker is told. */
export interface LookJob {
  /** The LLM server's; without it, whoever started the process. */
  readonly pid?: number;
  /** Of the LLM server, in its environment. */
  readonly secret: string;
  /** Of the LLM server. */
  readonly file: string;
  /** Takes what was found. */
  readonly findings: string;
}

export interface Findings extends Reach {
  /** The process that was looked at. */
  readonly pid: number;
}

/** Tries what a process can reach of another one, and writes it down. It changes nothing. */
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
