import { shuffle } from "simple-statistics";
import { cpuSecondsOf } from "../../measure/cpu.ts";
import { decodeHistogram } from "../../measure/latency-histogram.ts";
import type { GeneratorCalls } from "../../run/with-arms.ts";
import type { StartFigures } from "../experiment.ts";
import { ROUNDS, WAIT_MS } from "./calls.ts";
import { GENERATOR, MACHINE, perSecond, SIZES, TOOLS } from "./cells.ts";
import type { Deployment } from "./deployment.ts";
import { requireProcesses, requireSpread, requireWait } from "./injection.ts";
import { measureMachine } from "./machine.ts";
import type { Plan } from "./plans.ts";

/** In flight at any time: more than all processes together take at once. */
const IN_FLIGHT = { cpu: 16, io: 64 } as const;

/** Calls per second of both tools over each row, in random order, and what the machine itself can do. */
export const measureFullLoad = async (
  api: GeneratorCalls,
  { arms, serversOf }: Deployment,
  { loadMs }: Plan,
): Promise<StartFigures> => {
  const figures: Record<string, number> = {};
  let busy = 0;
  for (const { row, connection } of shuffle([...arms])) {
    await api.use(row);
    if (connection.kind === "stdio") requireProcesses(row, (await api.deployment()).processes, connection.pool ?? 1);
    const servers = serversOf(row);
    for (const tool of shuffle([...TOOLS])) {
      const before = await Promise.all(servers.map((pid) => cpuSecondsOf([pid])));
      const slice = await api.measure({ workload: tool, concurrency: IN_FLIGHT[tool], durationMs: loadMs });
      const { calls, elapsedSeconds, clientCpuSeconds, histogram } = slice;
      figures[perSecond(tool, row)] = calls / elapsedSeconds;
      busy = Math.max(busy, clientCpuSeconds / elapsedSeconds);
      if (tool === "io") requireWait(row, decodeHistogram(histogram).minNonZeroValue / 1_000, WAIT_MS);
      else {
        const after = await Promise.all(servers.map((pid) => cpuSecondsOf([pid])));
        requireSpread(
          row,
          after.map((seconds, index) => seconds - (before[index] ?? 0)),
        );
      }
    }
  }
  for (const size of shuffle([...SIZES]))
    figures[perSecond("cpu", `${MACHINE}@${size}`)] = await measureMachine(size, loadMs, ROUNDS);
  return { ...figures, [GENERATOR.busy]: busy };
};
