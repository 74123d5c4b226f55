import { describeIfInstalled } from "@twinhost/testing";
import { expect, it } from "vitest";
import { CHROMIUM, launchBrowser, openConsole } from "./support/browser.ts";
import { startServers } from "./support/servers.ts";

/** Under a second on an idle machine. This limit fails a page that waits for something slow, but not a busy machine. */
const IN_TIME_MS = 10_000;
const LOADS = 5;

describeIfInstalled(CHROMIUM, "first load in a browser", () => {
  it("is usable in time: the best of a few loads, because other programs share the machine", async () => {
    const [servers, browser] = await Promise.all([startServers(), launchBrowser()]);
    try {
      const times: number[] = [];
      for (let load = 0; load < LOADS; load++) {
        const { page } = await openConsole(browser, "about:blank", "");
        const startedAt = performance.now();
        await page.goto(servers.url);
        await page.getByRole("textbox", { name: "Question" }).waitFor();
        times.push(performance.now() - startedAt);
        await page.context().close();
      }
      expect(Math.min(...times)).toBeLessThan(IN_TIME_MS);
    } finally {
      await browser.close();
      await servers.stop();
    }
  });
});
