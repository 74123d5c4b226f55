import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeIfInstalled } from "@twinhost/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

import { en, type Texts } from "../src/i18n/en.ts";
import { ko } from "../src/i18n/ko.ts";
import { CHROMIUM, exported, launchBrowser, openConsole } from "./support/browser.ts";
import { expectUsable } from "./support/expect-usable.ts";
import { type Reports, writeReports } from "./support/reports.ts";
import { type Servers, startServers } from "./support/servers.ts";

const MINUTES = 60_000;
// A run takes a minute on its own, and shares two cores with other tests.
vi.setConfig({ testTimeout: 10 * MINUTES });

const FIXTURE = join(import.meta.dirname, "../../llm-server/test/fixtures/third-party-server.ts");

const LANGUAGES = [
  ["en-US", "light", en.report],
  ["ko-KR", "dark", ko.report],
] as const;

/** The page's words about a run, up to the seconds. */
const said = (page: Page, text: string) =>
  page.locator(".bench > p:not([role])").filter({ hasText: text.split("0")[0] ?? text });

describeIfInstalled(CHROMIUM, "benchmark runs started from the page", () => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-benchmark-"));
  let servers: Servers;
  let browser: Browser;
  beforeAll(async () => {
    const file = join(folder, "mcp.json");
    writeFileSync(file, JSON.stringify({ mcpServers: { site: { command: process.execPath, args: [FIXTURE] } } }));
    const reports = { REPORT_FILE: join(folder, "report.json"), CLAIMS_FILE: join(folder, "claims.json") };
    [servers, browser] = await Promise.all([startServers({ MCP_CONFIG_FILE: file, ...reports }), launchBrowser()]);
  }, MINUTES);
  afterAll(async () => {
    await browser?.close();
    await servers?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (locale: string, colorScheme: "light" | "dark") =>
    openConsole(browser, servers.url, "/#/report", { locale, colorScheme });

  it.each(LANGUAGES)("show their progress and can be cancelled: %s", async (locale, colorScheme, words) => {
    const { page, troubles } = await open(locale, colorScheme);
    await page.getByRole("heading", { name: words.none }).waitFor();
    // The second click lands on Cancel, which takes its place.
    await page.getByRole("button", { name: words.bench.start }).dblclick();
    await page.locator("progress[value]").waitFor({ timeout: 2 * MINUTES });
    await page.reload();
    await said(page, words.bench.states.running(words.bench.kinds.quick, "0")).waitFor();
    await expectUsable(page);
    await page.getByRole("button", { name: words.bench.cancel }).click();
    await said(page, words.bench.states.cancelled(words.bench.kinds.quick, "0")).waitFor();
    await page.getByRole("button", { name: words.bench.start }).waitFor();
    await page.getByRole("heading", { name: words.none }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it.each(LANGUAGES)(
    "report that the servers are being built, and a failed build: %s",
    async (locale, colorScheme, words) => {
      const { page, troubles } = await open(locale, colorScheme);
      const { building, kinds, output } = words.bench;
      let status = "running";
      const run = { kind: "quick", step: "building", startedAt: new Date().toISOString(), seconds: 7, share: null };
      const lines = ["TS2322: this does not compile"];
      await page.route("**/console/bench", (route) =>
        route.fulfill({ json: { isInstalled: true, run: { ...run, status, lines } } }),
      );
      await page.reload();
      await page.getByText(building.running(kinds.quick, "7")).waitFor();
      await expectUsable(page);
      status = "failed";
      await page.getByText(building.failed(kinds.quick, "7")).waitFor();
      await page.getByRole("region", { name: output }).getByText("this does not compile", { exact: false }).waitFor();
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );

  const chooseFerry = async (page: Page, { bench }: Texts["report"]): Promise<void> => {
    const choose = (label: string, option: string) =>
      page.getByRole("combobox", { name: label, exact: true }).selectOption(option);
    await choose(bench.what, "mcp");
    await choose(bench.server, "site");
    await choose(bench.tool, "book_ferry");
  };

  it.each(LANGUAGES)(
    "say what the user's own call needs, and do not start without it: %s",
    async (locale, colorScheme, words) => {
      const { page, troubles } = await open(locale, colorScheme);
      const { bench } = words;
      const start = page.getByRole("button", { name: bench.start });
      await chooseFerry(page, words);
      expect(await start.isEnabled()).toBe(true);
      const args = page.getByRole("textbox", { name: bench.args });
      for (const text of ["{", "[]", "7"]) {
        await args.fill(text);
        await page.getByText(bench.argsWrong).waitFor();
        expect(await start.isEnabled()).toBe(false);
      }
      await expectUsable(page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await args.fill('{"day": 1}');
      await page.getByText(bench.argsWrong).waitFor({ state: "detached" });
      const kind = page.getByRole("combobox", { name: bench.what, exact: true });
      await kind.selectOption("quick");
      await kind.selectOption("mcp");
      expect(await args.inputValue()).toBe('{"day": 1}');
      const started = page.waitForRequest(
        (request) => request.method() === "POST" && request.url().endsWith("/console/bench"),
      );
      await page.route("**/console/bench", (route) => route.fulfill({ json: { isInstalled: true, run: null } }));
      const [language, other] = locale === "ko-KR" ? (["en", en] as const) : (["ko", ko] as const);
      await page.locator(".settings select").first().selectOption(language);
      await page.getByRole("button", { name: other.report.bench.start }).click();
      expect((await started).postDataJSON()).toEqual({
        ...{ kind: "mcp", server: "site", tool: "book_ferry", arguments: { day: 1 }, allowWrites: false },
        language,
      });
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );

  it.each(LANGUAGES)("call no tool that may write unless allowed to: %s", async (locale, colorScheme, words) => {
    const { page, troubles } = await open(locale, colorScheme);
    await chooseFerry(page, words);
    await page.getByRole("button", { name: words.bench.start }).click();
    await said(page, words.bench.states.failed(words.bench.kinds.mcp, "0")).waitFor({ timeout: 2 * MINUTES });
    await page.locator(".scroll-text", { hasText: "--allow-writes" }).waitFor();
    await page.getByLabel(words.bench.allowWrites).waitFor();
    // The earlier selection is kept.
    expect(await page.getByRole("combobox", { name: words.bench.tool, exact: true }).inputValue()).toBe("book_ferry");
    await expectUsable(page);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("measure the user's own server, and report it in the user's language", async () => {
    const { page, troubles } = await open("ko-KR", "light");
    const { bench } = ko.report;
    await chooseFerry(page, ko.report);
    await page.getByLabel(bench.allowWrites).check();
    await page.getByRole("button", { name: bench.start }).click();
    await said(page, bench.states.done(bench.kinds.mcp, "0")).waitFor({ timeout: 8 * MINUTES });
    await page.locator(".scroll-text", { hasText: "stdio, 호출마다" }).waitFor();
    expect(readFileSync(join(folder, "mcp/report.md"), "utf8")).toContain("book_ferry");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("run to completion, and the page shows the new report", async () => {
    const { page, troubles } = await open("en-US", "light");
    const { bench } = en.report;
    await page.getByRole("button", { name: bench.start }).click();
    await said(page, bench.states.done(bench.kinds.quick, "0")).waitFor({ timeout: 8 * MINUTES });
    await page.getByRole("heading", { name: "On this machine a tool call takes", exact: false }).waitFor();
    const { method } = JSON.parse(readFileSync(join(folder, "report.json"), "utf8")) as { method: { mode: string } };
    expect(method.mode).toBe("quick");
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});

describeIfInstalled(CHROMIUM, "reports in a browser", () => {
  let reports: Reports;
  let servers: Servers;
  let browser: Browser;
  beforeAll(async () => {
    reports = writeReports();
    [servers, browser] = await Promise.all([startServers(reports.settings), launchBrowser()]);
  }, MINUTES);
  afterAll(async () => {
    await browser?.close();
    await servers?.stop();
    reports?.remove();
  });

  it.each(LANGUAGES)(
    "show the totals first, and can be saved as JSON, CSV and pages: %s",
    async (locale, colorScheme, words) => {
      const { page, troubles } = await openConsole(browser, servers.url, "/#/report", { locale, colorScheme });
      const totals = page.locator(".totals");
      await totals.nth(1).waitFor();
      expect(await totals.first().locator(".badge.confirmed").textContent()).toMatch(/\d/);
      const { rows } = JSON.parse(await exported(page, words.json)) as { rows: { row: string }[] };
      const csv = (await exported(page, words.csv)).split("\n");
      expect(csv[0]).toContain("p50_us");
      expect(csv).toHaveLength(rows.length + 1);
      const ledger = JSON.parse(await exported(page, words.claims.json)) as { claims: object[] };
      expect(ledger.claims).toHaveLength(26);
      for (const which of [0, 1]) {
        const download = page.waitForEvent("download");
        await page.getByRole("button", { name: words.page }).nth(which).click();
        expect(readFileSync(await (await download).path(), "utf8")).toContain('<main lang="ko">');
      }
      await expectUsable(page);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );

  it.each(LANGUAGES)(
    "can be compared, two files or one with the current report: %s",
    async (locale, _scheme, words) => {
      const { page, troubles } = await openConsole(browser, servers.url, "/#/report", { locale });
      await page.getByRole("heading", { name: words.compare.heading }).waitFor();
      await page.getByText(words.compare.note).waitFor();
      const refused = page.getByRole("alert").filter({ hasText: words.compare.noReport[0] ?? "none" });
      const before = page.getByLabel(words.compare.before);
      const compare = page.getByRole("button", { name: words.compare.action, exact: true });
      const same = page.getByText(/0 of \d+ figures changed beyond noise|수치 \d+개 중 0개가 측정 오차를 넘어/);
      await before.setInputFiles(reports.settings.REPORT_FILE);
      await compare.click();
      await same.waitFor();
      const text = (await same.textContent()) ?? "";
      expect(/[a-z]{4,} [a-z]{2,}/.test(text)).toBe(locale === "en-US");
      await page.getByLabel(words.compare.after).setInputFiles(reports.settings.CLAIMS_FILE);
      // The result for the first two files is gone.
      expect(await same.count()).toBe(0);
      await compare.click();
      await refused.waitFor();
      await before.setInputFiles(reports.settings.CLAIMS_FILE);
      await compare.click();
      await same.waitFor();
      await before.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no JSON") });
      await compare.click();
      await refused.waitFor();
      await expectUsable(page);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );
});
