import { describeIfInstalled } from "@twinhost/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { en } from "../src/i18n/en.ts";
import { ask, CHROMIUM, launchBrowser, openConsole } from "./support/browser.ts";
import { expectNoWider, expectUsable } from "./support/expect-usable.ts";
import { type Reports, writeReports } from "./support/reports.ts";
import { type Servers, startServers } from "./support/servers.ts";

/** Asks a question as another client would. */
const answerBeside = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    fetch("/query", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "What is 2 + 2?" }),
    }),
  );

/** Fills each view before it is checked. */
const VIEWS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  chat: async (page) => {
    await ask(page, "Calculate 1 / 0");
    await page.getByRole("button", { name: "Regenerate" }).waitFor();
  },
  compare: async (page) => {
    await page.getByRole("combobox", { name: "Number of repeats" }).selectOption("10");
    await page.getByRole("button", { name: "Repeat 10 times" }).click();
    await page.locator(".side-head").getByText("n = 10").nth(1).waitFor({ timeout: 45_000 });
    await page.getByRole("button", { name: "Ask both" }).waitFor();
    await page.locator("figure svg").nth(1).waitFor();
  },
  advisor: (page) => page.getByRole("heading", { name: "The nine criteria" }).waitFor(),
  switch: (page) =>
    page
      .getByText(/healthy, \d+ tools/)
      .nth(3)
      .waitFor(),
  state: async (page) => {
    await page.locator("svg.plot").nth(1).waitFor();
    await page.getByText("Show the log as it is written").click();
    await answerBeside(page);
    await page.locator(".log-lines li").first().waitFor();
  },
  report: async (page) => {
    await page.locator("svg.plot").nth(4).waitFor();
    await page.locator(".totals").nth(1).waitFor();
    await page.getByRole("combobox", { name: "Measure" }).selectOption("mcp");
    await page.getByText("There are no third-party servers.", { exact: false }).waitFor();
  },
  tools: async (page) => {
    await page.getByRole("button", { name: "Run over HTTP, REST and stdio" }).click();
    await page.locator(".exchange").nth(2).waitFor();
  },
};

/** The tool server's own pages, by their paths. */
const PAGES: typeof VIEWS = {
  "/": (page) => page.locator(".names code").first().waitFor(),
  "/usage": async (page) => {
    await page.getByText("shows its own calls only", { exact: false }).waitFor();
    await page.getByLabel("Since (UTC)").fill("2999-01-01");
    await page.getByRole("alert").filter({ hasText: "Enter a day up to today." }).waitFor();
  },
  "/usage?lang=ko": async (page) => {
    await page.getByText("그 키로 호출한 것만 보이고", { exact: false }).waitFor();
    await page.getByLabel("시작일(UTC)").fill("");
    await page.getByRole("alert").filter({ hasText: "오늘까지의 날짜를 입력하세요." }).waitFor();
  },
  "/docs": (page) => page.locator("#operations-tools-run_calculate").first().waitFor(),
};

const FIT_THE_SMALLEST_PHONE = new Set(["advisor", "state", "tools"]);

describeIfInstalled(CHROMIUM, "every view in a browser", () => {
  let servers: Servers;
  let browser: Browser;
  let reports: Reports;
  beforeAll(async () => {
    reports = writeReports();
    [servers, browser] = await Promise.all([startServers(reports.settings), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await servers?.stop();
    reports?.remove();
  });

  describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
    it.each(Object.entries(VIEWS))("axe finds nothing serious on %s, wide or narrow", async (view, fill) => {
      const { page, troubles } = await openConsole(browser, servers.url, `/#/${view}`, { colorScheme });
      await fill(page);
      await expectUsable(page);
      if (FIT_THE_SMALLEST_PHONE.has(view)) await expectNoWider(page, 320);
      expect(troubles).toEqual([]);
      await page.context().close();
    });

    it.each(Object.entries(PAGES))("nor on the tool server's %s", async (path, fill) => {
      const { page, troubles } = await openConsole(browser, servers.toolServer.url, path, { colorScheme });
      await fill(page);
      await expectUsable(page);
      expect(troubles).toEqual([]);
      await page.context().close();
    });
  });

  it("compares two transports: where the time went, and the distribution", async () => {
    const { page, troubles } = await openConsole(browser, servers.url, "/#/compare");
    await page.getByLabel("Left").selectOption("rest");
    await page.getByRole("button", { name: "Ask both" }).click();
    await page.getByText(/^One run decides nothing\. REST against stdio: .+ [+−][\d.,]+ (µs|ms|s)/).waitFor();
    const rows = await page.getByRole("table").locator("tbody th").allTextContents();
    // A tool process that has been idle for long is started again for the question.
    const parts = rows.filter((part) => part !== "start");
    expect(parts).toEqual([en.compare.modelOfOneRun, "LLM server", "transport", "protocol", "tool", "engine"]);
    await page.getByText("A first answer waits for the model to warm up", { exact: false }).waitFor();
    await VIEWS.compare?.(page);
    // Repeats leave the warm-up out.
    await page.getByRole("rowheader", { name: en.segments.model, exact: true }).waitFor();
    await page.getByText(/is .+x faster than|No clear difference/).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("shows a call's result first, then its bytes over each transport, and a wrong argument's failure", async () => {
    const { page, troubles } = await openConsole(browser, servers.url, "/#/tools");
    await page.getByText("calculate", { exact: true }).click();
    await page.getByRole("button", { name: "Run over HTTP, REST and stdio" }).click();
    const result = page.getByRole("region", { name: "Result", exact: true });
    await result.getByText("36", { exact: true }).first().waitFor();
    await page.getByRole("heading", { name: /^The same call takes [\d,]+ bytes/ }).waitFor();
    for (const [transport, sent] of [
      ["HTTP", "POST /mcp HTTP/1.1"],
      ["REST", "POST /run/calculate HTTP/1.1"],
      ["stdio", '"method": "tools/call"'],
    ] as const) {
      const exchange = page.getByRole("region", { name: transport, exact: true });
      expect(await exchange.getByText(sent, { exact: false }).isVisible()).toBe(false);
      await exchange.getByText("What was sent and received").click();
      await exchange.getByText(sent, { exact: false }).waitFor();
    }
    await page.getByRole("textbox", { name: /expression/ }).fill("1 +");
    await page.getByRole("button", { name: "Run over HTTP, REST and stdio" }).click();
    await result.getByText("failed", { exact: true }).waitFor();
    await result.getByText("refused_input", { exact: true }).waitFor();

    await page.getByRole("heading", { name: "Calls in this tab: 2" }).waitFor();
    const expression = page.getByRole("textbox", { name: /expression/ });
    const again = page.getByRole("row", { name: /240/ }).getByRole("button", { name: "Use again" });
    await again.click();
    await expect.poll(() => expression.inputValue()).toBe("240 * 15%");
    await expect.poll(() => expression.evaluate((field) => field === document.activeElement)).toBe(true);
    await expression.fill("1 + 1");
    await again.click();
    await expect.poll(() => expression.inputValue()).toBe("240 * 15%");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("switches the server's transport for every client that does not choose one", async () => {
    const { page, troubles } = await openConsole(browser, servers.url, "/#/switch");
    const server = page.getByRole("radiogroup", { name: "Server default" });
    await server.locator(".transport-in-process").click();
    await page.getByRole("button", { name: "Change server default" }).click();
    await page.getByText("The server default is now in-process.").waitFor();
    await page.getByRole("heading", { name: "This chat uses in-process." }).waitFor();
    await page.getByRole("link", { name: "Chat" }).click();
    await ask(page, "What is 15% of 240?");
    await page.getByRole("region", { name: "calculate" }).getByText("in-process").waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("shows the servers' state after the first reading, not only after the second", async () => {
    const { page, troubles } = await openConsole(browser, servers.url, "/#/tools");
    await page.getByRole("button", { name: "Run over HTTP, REST and stdio" }).waitFor();
    const read = new Set<string>();
    const firstAlone = /\/(?:console\/state|metrics)$/;
    await page.route(firstAlone, (route) => {
      const path = new URL(route.request().url()).pathname;
      if (read.has(path)) return;
      read.add(path);
      return route.continue();
    });
    await page.getByRole("link", { name: "Status" }).click();
    await page.getByRole("heading", { name: "Both servers are healthy." }).waitFor();
    expect(troubles).toEqual([]);
    await page.unroute(firstAlone);
    await page.context().close();
  });

  it("describes tools, fields and failures in Korean; the model's description is collapsed", async () => {
    const { page, troubles } = await openConsole(browser, servers.url, "/#/tools", { locale: "ko-KR" });
    await page.getByText("계산기", { exact: true }).click();
    await page.getByText("식 하나를 계산합니다.", { exact: false }).waitFor();
    expect(await page.getByText("Evaluates one mathematical expression", { exact: false }).isVisible()).toBe(false);
    await page.getByRole("textbox", { name: /expression/ }).fill("");
    await page.getByRole("button", { name: "HTTP, REST, stdio로 실행" }).click();
    await page.getByText("expression 값을 입력하세요.").waitFor();
    await page.getByRole("textbox", { name: /expression/ }).fill("1 / 0");
    await page.getByRole("button", { name: "HTTP, REST, stdio로 실행" }).click();
    await page.getByRole("region", { name: "결과", exact: true }).getByText("처리할 수 없는 입력입니다.").waitFor();
    await expectUsable(page);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("shows the day's calls, an engine that is not set up as neutral, and the live log", async () => {
    const { page, troubles } = await openConsole(browser, servers.url, "/#/state");
    await page.getByRole("heading", { name: "Last 24 hours" }).waitFor();
    expect(await page.locator(".server .status.bad").count()).toBe(0);
    await page.getByText("Show the log as it is written").click();
    await answerBeside(page);
    const answered = page.locator(".log-lines li", { hasText: '"model":"builtin"' }).first();
    await answered.waitFor();
    const show = page.locator(".log-choices select");
    await show.selectOption("everything");
    await page.locator(".log-lines li", { hasText: '"path":"/query"' }).first().waitFor();
    await show.selectOption("warnings and errors");
    await answered.waitFor({ state: "detached" });
    await expectUsable(page);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("works by keyboard: the question field has the focus, and the shortcuts are listed", async () => {
    const { page, troubles } = await openConsole(browser, servers.url);
    await page.locator("#question:focus").waitFor();
    await page.keyboard.type("What is 15% of 240?");
    await page.keyboard.press("Enter");
    await page.getByText("15% of 240 is 36.").waitFor();
    await page.keyboard.press("ArrowUp");
    await page.getByRole("textbox", { name: "Edit the question" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Skip to content" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("?");
    const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await list.getByText("stop the answer", { exact: false }).waitFor();
    await expectUsable(page);
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
    await page.keyboard.press("/");
    await page.locator("#question:focus").waitFor();
    await page.keyboard.press("Control+Shift+O");
    await page.getByRole("heading", { name: "Try one of these" }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
