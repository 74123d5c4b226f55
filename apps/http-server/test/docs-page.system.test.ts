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

  it("shows and tries the tools, and loads from this server only", async () => {
    const { page, troubles, close } = await open();
    expect(await tryCalculation(page)).toContain("42");
    expect(troubles).toEqual([]);
    await close();
  });

  const paperOf = (page: Page): Promise<string> => page.evaluate("getComputedStyle(document.body).backgroundColor");

  it("keeps the reader's language and theme, shares them with /usage, and takes a language from its URL", async () => {
    const { page, troubles, close } = await openPage(browser, `${server.url}/docs?lang=ko`, { colorScheme: "light" });
    await page.locator(".swagger-ui .info").waitFor();
    expect(await page.title()).toBe("API 문서 · Twinhost");
    await page.getByText("API 문서의 본문은 영어로만 제공합니다.").waitFor();
    expect(await page.locator("[lang=en] .swagger-ui").count()).toBe(1);
    const light = await paperOf(page);
    await page.getByLabel("테마").selectOption("dark");
    expect(await paperOf(page)).not.toBe(light);
    await page.goto(`${server.url}/usage`);
    await page.getByRole("heading", { name: "사용량" }).waitFor();
    expect(await paperOf(page)).not.toBe(light);

    await page.setViewportSize({ width: 375, height: 700 });
    await page.getByRole("button", { name: "설정" }).click();
    await page.getByLabel("언어").selectOption("en");
    await page.getByLabel("Theme").selectOption("light");
    expect(await paperOf(page)).toBe(light);
    await page.goto(`${server.url}/docs`);
    await page.locator("html[lang=en] .swagger-ui .info").waitFor();
    expect(await page.locator(".docs-language").count()).toBe(0);
    expect(troubles).toEqual([]);
    await close();
  });

  it("asks for a key once there are keys, and shows what the key may use", async () => {
    const { key } = keys.create({ tools: ["calculate"] });
    const { page, troubles, close } = await open();
    await page.getByLabel("API key").fill("wrong");
    await page.getByRole("button", { name: "Use this key" }).click();
    await page.getByRole("heading", { name: "This key is not valid." }).waitFor();
    await page.getByLabel("API key").fill(key);
    await page.getByRole("button", { name: "Use this key" }).click();
    expect(await tryCalculation(page)).toContain("42");
    expect(await page.locator("#operations-tools-run_translate").count()).toBe(0);
    expect(troubles).toEqual([]);
    await close();
  });
});
