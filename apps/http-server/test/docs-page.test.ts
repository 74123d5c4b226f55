import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type KeysUnderTest, openKeysUnderTest } from "./keys.ts";
import { type RunningServer, startServer } from "./probes/running-server.ts";

const CHROMIUM = "/usr/bin/chromium";
const isMissing = !existsSync(CHROMIUM);
if (isMissing)
  process.stderr.write(`skipped: /docs in a browser, for there is no ${CHROMIUM} (Debian package chromium)\n`);

describe.skipIf(isMissing)("/docs in a browser", { timeout: 60_000 }, () => {
  let keys: KeysUnderTest;
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    keys = openKeysUnderTest();
    server = await startServer({ DATA_DIR: keys.folder });
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server.stop();
    keys.close();
  });

  const open = async () => {
    const page = await browser.newPage();
    const troubles: string[] = [];
    page.on("console", (message) => {
      // A 401 is how the page learns that it has to ask for a key.
      if (message.type() === "error" && !message.text().includes("status of 40")) troubles.push(message.text());
    });
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== "data:" && origin !== server.url) troubles.push(`asks ${request.url()}`);
    });
    await page.goto(`${server.url}/docs`);
    return { page, troubles };
  };
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
    const { page, troubles } = await open();
    expect(await tryCalculation(page)).toContain("42");
    expect(troubles).toEqual([]);
    await page.close();
  });

  it("asks for a key once there are keys, and shows what the key may use", async () => {
    const { key } = keys.create({ tools: ["calculate"] });
    const { page, troubles } = await open();
    await page.locator("#key").fill("wrong");
    await page.locator("#key-form button").click();
    await page.getByText("This API key is not valid.").waitFor();
    await page.locator("#key").fill(key);
    await page.locator("#key-form button").click();
    expect(await tryCalculation(page)).toContain("42");
    expect(await page.locator("#operations-tools-run_translate").count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.close();
  });
});
