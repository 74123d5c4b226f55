import { digits } from "../format.ts";
import type { Report } from "../schema.ts";

/** What readers want to know about a run first. */
export type Run = Pick<Report, "startedAt" | "machine"> & { readonly mode: "full" | "quick" };

const dateOf = ({ startedAt }: Run): string => `${startedAt.slice(0, 16).replace("T", " ")} UTC`;
const englishCores = (cores: number): string => `${cores} core${cores === 1 ? "" : "s"}`;
const memoryOf = ({ machine }: Run): string => `${digits(machine.memoryBytes / 1_024 ** 3)} GiB`;

/** When and on which machine the run was measured, in one line. */
export const RUN_LINES: Readonly<Record<"en" | "ko", (run: Run) => string>> = {
  en: (run) => {
    const { cpu, cores } = run.machine;
    const mode = run.mode === "quick" ? ", quick run" : "";
    return `${dateOf(run)}, ${cpu}, ${englishCores(cores)}, ${memoryOf(run)} of memory${mode}`;
  },
  ko: (run) => {
    const { cpu, cores } = run.machine;
    const mode = run.mode === "quick" ? ", 빠른 실행" : "";
    return `${dateOf(run)}, ${cpu}, 코어 ${cores}개, 메모리 ${memoryOf(run)}${mode}`;
  },
};

/** The machine of a run with its load, as the last sentence of a method. */
export const MACHINE_LINES: Readonly<Record<"en" | "ko", (run: Pick<Report, "machine" | "versions">) => string>> = {
  en: ({ machine: { cpu, cores, load }, versions }) =>
    `${cpu}, ${englishCores(cores)}, Node ${versions.node}, load ${load.before.toFixed(1)} before, ${load.after.toFixed(1)} after.`,
  ko: ({ machine: { cpu, cores, load }, versions }) =>
    `${cpu}, 코어 ${cores}개, Node ${versions.node}, 부하 ${load.before.toFixed(1)}(실행 전), ${load.after.toFixed(1)}(실행 후).`,
};
