import type { Arm } from "../arms/arm.ts";
import { startGenerator } from "./generator-process.ts";
import type { RowBytes } from "./observations.ts";
import type { Workloads } from "./reference.ts";

/** Whether the calls cross a single wire or pipe that can be tapped. A pool's calls cost the same bytes as stdio's. */
export const canCountBytes = ({ via, connection }: Arm): boolean =>
  via === "tools" && connection.kind !== "in-process" && !("pool" in connection);

/** Counts the bytes of a row's calls in separate processes, apart from everything timed. */
export const countBytes = async (arm: Arm, dataDir: string, { timed, payloads }: Workloads): Promise<RowBytes> => {
  const generator = startGenerator(dataDir);
  try {
    await generator.api.start({ arm, dataDir, workloads: timed, countBytes: true });
    const calculate = await generator.api.bytesPerCall(timed.calculate);
    if (!arm.searches) return { calculate, search: null, payloads: [] };
    const search = await generator.api.bytesPerCall(timed.search_docs);
    const sizes: RowBytes["payloads"][number][] = [];
    for (const call of payloads) {
      const counts = await generator.api.bytesPerCall([call]);
      sizes.push({ ...counts, answerBytes: Buffer.byteLength(JSON.stringify(call.expected)) });
    }
    return { calculate, search, payloads: sizes };
  } finally {
    await generator.stop();
  }
};
