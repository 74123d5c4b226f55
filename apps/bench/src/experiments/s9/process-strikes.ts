import { misbehave } from "@twinhost/faults";
import { NO_TOOL } from "../../generator/connections/query.ts";
import type { FaultTimes, Strike } from "../strikes.ts";
import { FAULTS, type Fault } from "./cells.ts";
import { lookAt, requireHung, requireStruck } from "./injection.ts";
import type { ToolProcessOf } from "./tool-processes.ts";

/** Each fault in turn, in the processes of all scenarios at once. */
export const processStrikes = (
  rows: readonly ToolProcessOf[],
  times: Readonly<Record<Fault, FaultTimes>>,
  dataDir: string,
): readonly Strike<Fault>[] =>
  FAULTS.map((fault) => {
    let struck: readonly { readonly row: string; readonly pid: number }[] = [];
    const signalAll = (name: NodeJS.Signals): void => {
      for (const { pid } of struck) signal(pid, name);
    };
    return {
      fault,
      times: times[fault],
      begin: async () => {
        struck = await Promise.all(rows.map(async ({ row, toolPid }) => ({ row, pid: await toolPid() })));
        if (fault === "killed") signalAll("SIGKILL");
        else if (fault === "hung") signalAll("SIGSTOP");
        else
          misbehave(
            struck.map(({ pid }) => pid),
            dataDir,
            fault,
            times[fault][0],
          );
      },
      end: async () => {
        if (fault === "hung") signalAll("SIGCONT");
      },
      prove: (calls, outage) => {
        requireStruck(
          fault,
          struck.map(({ row, pid }) => lookAt(row, pid, dataDir)),
        );
        const withTool = calls.filter(({ tool }) => tool !== NO_TOOL);
        if (fault === "hung")
          requireHung(
            withTool,
            outage,
            struck.map(({ row }) => row),
          );
      },
    };
  });

/** Ignores processes that are gone: a hung one may have been killed for it. */
const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
};
