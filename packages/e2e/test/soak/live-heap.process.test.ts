import { createDataDirectory, startHttpHost } from "@twinhost/testing";
import { expect, it } from "vitest";
import { INSPECTABLE, openLiveHeap } from "../../src/soak/live-heap.ts";

it("measures the live heap of a running host", async () => {
  const data = createDataDirectory();
  const host = await startHttpHost({ DATA_DIR: data.path, ...INSPECTABLE });
  const liveHeap = await openLiveHeap(host);
  try {
    const [first, second] = [await liveHeap.measure(), await liveHeap.measure()];
    expect(first).toBeGreaterThan(2 ** 20);
    // Nothing happened in between, and no garbage is counted.
    expect(second).toBeLessThan(first * 1.05);
  } finally {
    liveHeap.close();
    await host.stop();
    data.remove();
  }
});
