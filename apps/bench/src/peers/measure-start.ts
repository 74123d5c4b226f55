import type { Arm } from "../arms/arm.ts";
import type { SliceResult } from "../generator/generator-api.ts";
import { decodeHistogram } from "../measure/latency-histogram.ts";
import { startGenerator } from "../run/generator-process.ts";
import type { PeerStart } from "./observations.ts";
import type { PeersPlan } from "./plan.ts";
import { PEER_CALLS, type PeerTool } from "./three-calls.ts";

/** Starts a peer, checks its answers, warms it up and measures it. @throws at the first wrong answer */
export const measurePeerStart = async (
  arm: Arm,
  dataDir: string,
  { warmUp, slices }: Pick<PeersPlan, "warmUp" | "slices">,
): Promise<PeerStart> => {
  const { api, stop } = startGenerator(dataDir);
  try {
    // The generator warms up with the workload of this name.
    const workloads = { ...PEER_CALLS, calculate: PEER_CALLS.echo };
    const { coldStartMs } = await api.start({ arm, dataDir, workloads, countBytes: false });
    await api.warmUp(warmUp);
    const figures: Record<string, number> = { coldStart: coldStartMs ?? 0 };
    const histograms: Partial<Record<PeerTool, string>> = {};
    for (const slice of slices) {
      const result = await api.measure(slice);
      if (slice.concurrency === 1) {
        Object.assign(figures, alone(slice.workload, result));
        histograms[slice.workload] = result.histogram;
      } else figures[`perSecond:${slice.workload}`] = result.calls / result.elapsedSeconds;
    }
    return { figures: { ...figures, memory: (await api.memory()).serverBytes ?? 0 }, histograms };
  } finally {
    await stop();
  }
};

const alone = (tool: PeerTool, { histogram, serverCpuSeconds, calls }: SliceResult): Record<string, number> => ({
  [`p50:${tool}`]: decodeHistogram(histogram).getValueAtPercentile(50) / 1_000,
  [`cpu:${tool}`]: ((serverCpuSeconds ?? 0) * 1e6) / calls,
});
