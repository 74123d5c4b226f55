import { readFileSync } from "node:fs";
import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isBrowserMissing, openBrowser, openPage } from "./browser.ts";
import { type KeysUnderTest, openKeysUnderTest } from "./keys.ts";

let keys: KeysUnderTest;
let server: ServerProcess;
beforeAll(async () => {
  keys = openKeysUnderTest();
  server = await startHttpHost({ DATA_DIR: keys.folder });
}, 60_000);
afterAll(async () => {
  await server.stop();
  keys.close();
});

const calculate = (expression: string, key = "") =>
  fetch(`${server.url}/run/calculate`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(key && { "X-API-Key": key }) },
    body: JSON.stringify({ expression }),
  });

describe("/usage", () => {
  const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  it.each([
    [BROWSER, "", "text/html; charset=utf-8"],
    [BROWSER, "?format=csv", "text/csv; charset=utf-8"],
    ["*/*", "", "application/json; charset=utf-8"],
    ["application/json", "", "application/json; charset=utf-8"],
    ["text/csv", "", "text/csv; charset=utf-8"],
    ["application/json, text/html", "", "application/json; charset=utf-8"],
  ])("answers Accept: %s%s with %s", async (Accept, query, type) => {
    const response = await fetch(`${server.url}/usage${query}`, { headers: { Accept } });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
    expect(response.headers.get("vary")).toContain("Accept");
    expect(response.headers.get("content-security-policy")).not.toContain("unsafe");
  });
});

describe.skipIf(isBrowserMissing("/usage"))("/usage in a browser", { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  const rowOf = (page: Page, name: string): Promise<string[]> =>
    page
      .locator("tbody tr", { has: page.getByRole("rowheader", { name, exact: true }) })
      .first()
      .locator("td")
      .allTextContents();

  it("shows the calls, loads from this server only, and exports them as CSV", async () => {
    for (let n = 0; n < 3; n++) await calculate(`${n} + 1`);
    await calculate("1 +");
    const { page, troubles, close } = await openPage(browser, `${server.url}/usage`, { locale: "en-US" });
    await page.getByText(/^4 calls since .*; 1 failed \(25%\)\.$/).waitFor();
    expect((await rowOf(page, "calculate")).slice(0, 2)).toEqual(["4", "1"]);
    await page.getByText("refused_input 1").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#csv").click()]);
    expect(readFileSync(await download.path(), "utf8")).toContain(",calculate,4,1,");

    await page.getByLabel("By").selectOption("caller");
    await page.getByRole("columnheader", { name: "Caller" }).waitFor();
    expect((await rowOf(page, "local")).slice(0, 2)).toEqual(["4", "1"]);
    await page.getByLabel("Per").selectOption("hour");
    await page.getByText(/^\d{4}-\d\d-\d\d \d\d:00$/).waitFor();
    expect(new URL(page.url()).search).toMatch(/^\?by=caller&period=hour&from=\d{4}-\d\d-\d\d$/);
    await page.reload();
    await page.getByRole("columnheader", { name: "Caller" }).waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it.each([
    ["ko-KR", "ko", "사용량"],
    ["fr-FR", "en", "Usage"],
  ])("shows a reader of %s the page in %s", async (locale, language, title) => {
    const { page, troubles, close } = await openPage(browser, `${server.url}/usage`, { locale });
    await page.getByRole("heading", { name: title }).waitFor();
    expect(await page.evaluate("document.documentElement.lang")).toBe(language);
    expect(troubles).toEqual([]);
    await close();
  });

  it("fits a narrow screen, in Korean", async () => {
    const options = { locale: "ko-KR", viewport: { width: 375, height: 700 } };
    const { page, troubles, close } = await openPage(browser, `${server.url}/usage`, options);
    await page.getByText(/부터 호출 4건, 그중 1건\(25%\)이 실패했습니다\.$/).waitFor();
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(375);
    expect(troubles).toEqual([]);
    await close();
  });

  const LARGE = {
    ...{ period: "2026-11-28T00:00:00.000Z", name: "third_party__a_tool_whose_name_is_long" },
    ...{ calls: 1_028_501, errors: 123_456, errorsByCode: { engine_unavailable: 123_456 } },
    ...{ p50Ms: 18_300, p95Ms: 118_300, bytesIn: 98_765_432_100, bytesOut: 987_654_321_000 },
  };
  /** Cells that are clipped by the window or by their own box. */
  const CUT = `[...document.querySelectorAll("tbody :is(th, td)")]
    .filter((cell) => cell.getBoundingClientRect().right > innerWidth || cell.scrollWidth > cell.clientWidth)
    .map((cell) => cell.textContent)`;

  it.each([
    ["en-US", 320],
    ["en-US", 375],
    ["en-US", 768],
    ["ko-KR", 320],
    ["ko-KR", 375],
    ["ko-KR", 768],
  ])("clips no number, however large: %s at %d px", async (locale, width) => {
    const options = { locale, viewport: { width, height: 700 } };
    const { page, troubles, close } = await openPage(browser, `${server.url}/usage`, options);
    await page.route(/\/usage\?/, (route) =>
      route.request().resourceType() === "fetch"
        ? route.fulfill({ json: { usage: [LARGE], groups: ["tool", "caller"] } })
        : route.continue(),
    );
    await page.reload();
    await page.getByRole("cell", { name: "1,028,501" }).waitFor();
    expect(await page.evaluate<string[]>(CUT)).toEqual([]);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(width);
    expect(troubles).toEqual([]);
    await close();
  });

  it("asks for a key once there are keys, keeps it out of the URL, and shows what the key may see", async () => {
    const [own, other] = [keys.create(), keys.create()];
    await calculate("1 + 1", own.key);
    await calculate("1 + 1", other.key);
    const { page, troubles, close } = await openPage(browser, `${server.url}/usage`, { locale: "en-US" });
    const send = async (key: string) => {
      await page.getByLabel("API key").fill(key);
      await page.getByRole("button", { name: "Use this key" }).click();
    };
    await send("wrong");
    await page.getByRole("heading", { name: "This key is not valid." }).waitFor();
    await send(own.key);
    await page.getByText(/^1 call since .*; none failed\.$/).waitFor();
    expect(page.url()).not.toContain(own.key);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#csv").click()]);
    expect(readFileSync(await download.path(), "utf8")).toContain(",calculate,1,0,");
    await page.reload();
    await page.getByText(/^1 call since/).waitFor();
    await page.getByRole("button", { name: "Forget key" }).click();
    await page.getByLabel("API key").waitFor();
    expect(troubles).toEqual([]);
    await close();
  });
});
