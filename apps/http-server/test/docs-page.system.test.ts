import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isBrowserMissing, openBrowser, openPage } from "./browser.ts";
import { type KeysUnderTest, openKeysUnderTest } from "./keys.ts";

describe.skipIf(isBrowserMissing("/docs"))("/docs in a browser", { timeout: 60_000 }, () => {
  let keys: KeysUnderTest;
  let server: ServerProcess;
  let browser: Browser;
  beforeAll(async () => {
    keys = openKeysUnderTest();
    server = await startHttpHost({ DATA_DIR: keys.folder });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server.stop();
    keys.close();
  });

  const open = () => openPage(browser, `${server.url}/docs`);
  const tryCalculation = async (page: Page): Promise<string | null> => {
    await page.locator("#operations-tools-run_calculate .opblock-summary-control").click();
    await page.locator("#operations-tools-run_calculate .try-out__btn").click();
    await page.locator("#operations-tools-run_calculate textarea").fill('{"expression":"6*7"}');
    await page.locator("#operations-tools-run_calculate .execute").click();
    return page
      .locator("#operations-tools-run_calculate .live-responses-table td.response-col_description")
      .last()
      .textContent();
  };

  it("shows and tries the tools, from this server alone", async () => {
    const { page, troubles, close } = await open();
    expect(await tryCalculation(page)).toContain("42");
    expect(troubles).toEqual([]);
    await close();
  });

  it("asks for a key once there are keys, and shows what the key may use", async () => {
    const { key } = keys.create({ tools: ["calculate"] });
    const { page, troubles, close } = await open();
    await page.locator("#key").fill("wrong");
    await page.locator("#key-form button").click();
    await page.getByText("This API key is not valid.").waitFor();
    await page.locator("#key").fill(key);
    await page.locator("#key-form button").click();
    expect(await tryCalculation(page)).toContain("42");
    expect(await page.locator("#operations-tools-run_translate").count()).toBe(0);
    expect(troubles).toEqual([]);
    await close();
  });
});
