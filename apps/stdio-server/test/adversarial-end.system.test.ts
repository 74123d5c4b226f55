import { stillRunning } from "@twinhost/e2e";
import { APERTIUM, describeIfInstalled } from "@twinhost/testing";
import { describe, expect, it, vi } from "vitest";
import { beginCalculation, beginTranslation, ENDS, expectGoodEnd, TEST_TIMEOUT_MS } from "./host-ends.ts";
import { IN_TIME, startHost } from "./running-host.ts";

describe.each(ENDS)("%s ends the host with code 0", (_how, end) => {
  it("in the middle of a calculation", { timeout: TEST_TIMEOUT_MS }, async () => {
    const host = startHost();
    await beginCalculation(host);
    end(host);
    await expectGoodEnd(host);
  });

  describeIfInstalled(APERTIUM, "with Apertium", () => {
    it("in the middle of a translation, whose processes end too", { timeout: TEST_TIMEOUT_MS }, async () => {
      const host = startHost();
      const stages = await beginTranslation(host);
      end(host);
      await expectGoodEnd(host);
      await vi.waitFor(() => expect(stillRunning(stages)).toEqual([]), IN_TIME);
    });
  });
});
