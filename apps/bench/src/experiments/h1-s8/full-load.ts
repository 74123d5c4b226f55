import { median, shuffle } from "simple-statistics";
import { cpuSecondsOf } from "../../measure/cpu.ts";
import { decodeHistogram } from "../../measure/latency-histogram.ts";
import type { GeneratorCalls } from "../../run/with-arms.ts";
import type { StartFigures } from "../experiment.ts";
import { ROUNDS, WAIT_MS } from "./calls.ts";
import { GENERATOR, MACHINE, perSecond, rowOf, SIZES, type Tool } from "./cells.ts";
import type { Deployment } from "./deployment.ts";
import { requireProcesses, requireSpread, requireWait } from "./injection.ts";
import { measureMachine } from "./machine.ts";
import type { Plan } from "./plans.ts";

/** Calls in flight at any time: more than all processes together handle at once. */
const IN_FLIGHT = { cpu: 16, io: 64 } as const;

interface Slice {
  readonly rate: number;
  /** CPU of the load generator, as a share of a core. */
  readonly busy: number;
}

interface Step {
  readonly name: string;
  run(): Promise<Slice>;
}

/**
 * Calls per second of both tools in each scenario, and what the machine itself can do. CPU-bound work is measured in
 * rounds, each in its own random order; their median passes over a slow phase of the machine that met one scenario.
 */
export const measureFullLoad = async (
  api: GeneratorCalls,
  deployment: Deployment,
  { loadMs, rounds }: Plan,
): Promise<StartFigures> => {
  const overRows = (tool: Tool): Step[] =>
    deployment.arms.map(({ row }) => ({
      name: perSecond(tool, row),
      run: () => measureSlice(api, deployment, { row, tool, loadMs }),
    }));
  const machine = SIZES.map(
    (size): Step => ({
      name: perSecond("cpu", rowOf(MACHINE, size)),
      run: async () => ({ rate: await measureMachine(size, loadMs, ROUNDS), busy: 0 }),
    }),
  );
  // Otherwise a replica that only larger deployments call would be cold.
  for (const { row } of deployment.arms) {
    await api.use(row);
    await api.measure({ workload: "cpu", concurrency: IN_FLIGHT.cpu, durationMs: loadMs / 4 });
  }
  const slices = new Map<string, Slice[]>();
  for (let round = 0; round < rounds; round++)
    for (const { name, run } of shuffle([...overRows("cpu"), ...machine, ...(round === 0 ? overRows("io") : [])]))
      slices.set(name, [...(slices.get(name) ?? []), await run()]);
  const measured = [...slices];
  return {
    ...Object.fromEntries(measured.map(([name, of]) => [name, median(of.map(({ rate }) => rate))])),
    [GENERATOR.busy]: Math.max(...measured.flatMap(([, of]) => of.map(({ busy }) => busy))),
  };
};

const measureSlice = async (
  api: GeneratorCalls,
  { arms, serversOf }: Deployment,
  { row, tool, loadMs }: { readonly row: string; readonly tool: Tool; readonly loadMs: number },
): Promise<Slice> => {
  await api.use(row);
  const connection = arms.find((arm) => arm.row === row)?.connection;
  if (connection?.kind === "stdio") requireProcesses(row, (await api.deployment()).processes, connection.pool ?? 1);
  const servers = serversOf(row);
  const spent = (): Promise<number[]> => Promise.all(servers.map((pid) => cpuSecondsOf([pid])));
  const before = await spent();
  const slice = await api.measure({ workload: tool, concurrency: IN_FLIGHT[tool], durationMs: loadMs });
  const after = await spent();
  if (tool === "io") requireWait(row, decodeHistogram(slice.histogram).minNonZeroValue / 1_000, WAIT_MS);
  else
    requireSpread(
      row,
      after.map((seconds, index) => seconds - (before[index] ?? 0)),
    );
  const { calls, elapsedSeconds, clientCpuSeconds } = slice;
  return { rate: calls / elapsedSeconds, busy: clientCpuSeconds / elapsedSeconds };
};
