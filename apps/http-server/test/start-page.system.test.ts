import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import type { Browser } from "playwright-core";
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

it.each([
  ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"],
  ["*/*", "application/json; charset=utf-8"],
  ["application/json", "application/json; charset=utf-8"],
])("/ answers Accept: %s with %s, and a strict Content-Security-Policy", async (Accept, type) => {
  const { status, headers } = await fetch(server.url, { headers: { Accept } });
  expect([status, headers.get("content-type")]).toEqual([200, type]);
  expect(headers.get("vary")).toContain("Accept");
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(headers.get("content-security-policy")).not.toContain("unsafe");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

describe.skipIf(isBrowserMissing("/"))("/ in a browser", { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  it.each([
    ["ko-KR", "ko", "MCP와 REST로 도구를 제공하는 서버입니다.", "계산기", "클라이언트 연결"],
    ["en-US", "en", "This server offers tools over MCP and REST.", "Calculator", "Connect a client"],
  ])(
    "says what the server is, its tools and how to connect, on a small phone too: %s",
    async (locale, language, heading, tool, connect) => {
      const options = { locale, viewport: { width: 320, height: 640 } };
      const { page, troubles, close } = await openPage(browser, server.url, options);
      await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
      expect(await page.evaluate("document.documentElement.lang")).toBe(language);
      await page.getByText("calculate", { exact: true }).waitFor();
      await page.getByText(tool, { exact: true }).waitFor();
      await page.getByRole("heading", { name: connect }).waitFor();
      await page.getByText(`${server.url}/mcp`, { exact: true }).waitFor();
      await page.getByText(`"url": "${server.url}/mcp"`, { exact: false }).waitFor();
      await page.getByText(/^Twinhost tool server \d/).waitFor();
      expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(320);
      expect(await page.getByText("X-API-Key").count()).toBe(0);
      for (const path of ["tools", "docs", "openapi.json", "usage", "health", "ready", "metrics"]) {
        const href = await page.getByRole("link", { name: `/${path}`, exact: true }).getAttribute("href");
        const { status } = await fetch(new URL(href ?? "none", server.url));
        // A missing engine makes it not ready.
        expect([200, path === "ready" ? 503 : 200], path).toContain(status);
      }
      expect(troubles).toEqual([]);
      await close();
    },
  );

  it("shows tools and links that need a key only with one, and says where to enter it", async () => {
    const { key } = keys.create({ tools: ["calculate"] });
    const { page, troubles, close } = await openPage(browser, server.url, { locale: "en-US" });
    await page.getByText("This server requires an API key.", { exact: false }).waitFor();
    await page.getByText('-H "X-API-Key: KEY"', { exact: false }).waitFor();
    expect(await page.getByRole("link", { name: "/metrics" }).count()).toBe(0);
    await page.getByRole("link", { name: "API reference", exact: true }).click();
    await page.getByLabel("API key").fill(key);
    await page.getByRole("button", { name: "Use this key" }).click();
    await page.locator(".swagger-ui .info").waitFor();
    await page.locator("a.brand").click();
    await page.getByText("Calculator", { exact: true }).waitFor();
    expect(await page.getByText("translate", { exact: true }).count()).toBe(0);
    expect(troubles).toEqual([]);
    await close();
  });
});
