import { digits } from "../format.ts";
import type { Report } from "../schema.ts";

/** What a reader wants to know of a run first. */
export type Run = Pick<Report, "startedAt" | "machine"> & { readonly mode: "full" | "quick" };

const dateOf = ({ startedAt }: Run): string => `${startedAt.slice(0, 16).replace("T", " ")} UTC`;
const memoryOf = ({ machine }: Run): string => `${digits(machine.memoryBytes / 1_024 ** 3)} GiB`;

/** When and on which machine a run measured, on one line. */
export const RUN_LINES: Readonly<Record<"en" | "ko", (run: Run) => string>> = {
  en: (run) => {
    const { cpu, cores } = run.machine;
    const mode = run.mode === "quick" ? ", quick run" : "";
    return `${dateOf(run)}, ${cpu}, ${cores} core${cores === 1 ? "" : "s"}, ${memoryOf(run)}${mode}`;
  },
  ko: (run) => {
    const { cpu, cores } = run.machine;
    const mode = run.mode === "quick" ? ", 빠른 실행" : "";
    return `${dateOf(run)}, ${cpu}, 코어 ${cores}개, ${memoryOf(run)}${mode}`;
  },
};
