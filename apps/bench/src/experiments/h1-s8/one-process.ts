import { shuffle } from "simple-statistics";
import { decodeHistogram } from "../../measure/latency-histogram.ts";
import type { GeneratorCalls } from "../../run/with-arms.ts";
import type { StartFigures } from "../experiment.ts";
import { CONCURRENCIES, inFlight, rowOf, SINGLES } from "./cells.ts";
import type { Plan } from "./plans.ts";

/**
 * Small calls to one process at each concurrency: calls per second, their p99, and how busy the load generator is. The
 * second HTTP server gets them too, or it would be less warm than the first in what is measured next.
 */
export const measureOneProcess = async (api: GeneratorCalls, { concurrencyMs }: Plan): Promise<StartFigures> => {
  const figures: Record<string, number> = {};
  for (const single of shuffle([...SINGLES])) {
    await api.use(rowOf(single, 1));
    for (const concurrency of shuffle([...CONCURRENCIES])) {
      const slice = await api.measure({ workload: "calculate", concurrency, durationMs: concurrencyMs });
      const name = (kind: Parameters<typeof inFlight>[0]): string => inFlight(kind, single, concurrency);
      figures[name("perSecond")] = slice.calls / slice.elapsedSeconds;
      figures[name("p99")] = decodeHistogram(slice.histogram).getValueAtPercentile(99) / 1_000;
      figures[name("busy")] = slice.clientCpuSeconds / slice.elapsedSeconds;
    }
  }
  return figures;
};
