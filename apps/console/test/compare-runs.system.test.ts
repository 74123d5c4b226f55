import { setTimeout as sleep } from "node:timers/promises";
import { describeIfInstalled } from "@twinhost/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { en } from "../src/i18n/en.ts";
import { ko } from "../src/i18n/ko.ts";
import { CHROMIUM, launchBrowser, openConsole } from "./support/browser.ts";
import { expectUsable } from "./support/expect-usable.ts";
import { type Servers, startServers } from "./support/servers.ts";

const LANGUAGES = [
  ["en-US", en],
  ["ko-KR", ko],
] as const;

/** Long enough that somebody can stop a comparison of 100 runs. */
const PAUSE_MS = 60;

const countOfRuns = async (page: Page): Promise<number> => {
  const [text = ""] = await page.locator(".side-head .quiet").allTextContents();
  return Number(/n = (\d+)/.exec(text)?.[1] ?? 0);
};

/** The file that a button saves: its name and content. */
const download = async (page: Page, button: string) => {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString("utf8") };
};

describeIfInstalled(CHROMIUM, "what a comparison keeps in a browser", () => {
  let servers: Servers;
  let browser: Browser;
  beforeAll(async () => {
    [servers, browser] = await Promise.all([startServers(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await servers?.stop();
  });

  it.each(LANGUAGES)("is the unsent question, the transports and the repeats: %s", async (locale, texts) => {
    const { page, troubles } = await openConsole(browser, servers.url, "/#/compare", { locale });
    const views = page.locator(".top nav");
    const question = page.getByRole("textbox", { name: texts.compare.question });
    const repeats = page.getByRole("combobox", { name: texts.compare.times });
    const entered = async () => [
      await question.inputValue(),
      await page.getByLabel(texts.compare.left).inputValue(),
      await page.getByLabel(texts.compare.right).inputValue(),
      await repeats.inputValue(),
    ];
    await question.fill("How much is 6 * 7?");
    await page.getByLabel(texts.compare.left).selectOption("rest");
    await page.getByLabel(texts.compare.right).selectOption("in-process");
    await repeats.selectOption("100");
    await views.getByRole("link", { name: texts.views.advisor, exact: true }).click();
    await page.getByRole("form", { name: texts.advisor.form }).waitFor();
    await views.getByRole("link", { name: texts.views.compare, exact: true }).click();
    await question.waitFor();
    expect(await entered()).toEqual(["How much is 6 * 7?", "rest", "in-process", "100"]);
    await page.reload();
    await question.waitFor();
    expect(await entered()).toEqual(["How much is 6 * 7?", "rest", "in-process", "100"]);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  const WAYS = {
    "the Stop button": (page: Page, stop: string) => page.getByRole("button", { name: stop, exact: true }).click(),
    "another view": async (page: Page) => {
      await page.goto(`${servers.url}/#/state`);
      await page.locator(".server").first().waitFor();
      await page.goto(`${servers.url}/#/compare`);
    },
    "a reload": (page: Page) => page.reload(),
  } as const;

  it.each(
    LANGUAGES.flatMap(([locale, texts]) =>
      Object.entries(WAYS).map(([how, stop]) => [how, locale, texts, stop] as const),
    ),
  )("is how far it came before %s: %s", async (_how, locale, texts, stop) => {
    const words = texts.compare;
    const { page, troubles } = await openConsole(browser, servers.url, "/#/compare", { locale });
    await page.route("**/query", async (route) => {
      await sleep(PAUSE_MS);
      // The page may have left it.
      await route.continue().catch(() => {});
    });
    await page.getByRole("combobox", { name: words.times }).selectOption("100");
    await page.getByRole("button", { name: words.repeat(100) }).click();
    // Some were saved already: a reload leaves no time for that.
    await expect.poll(() => countOfRuns(page)).toBeGreaterThan(25);
    await stop(page, words.stop);

    const saved = page.locator(".saved-comparisons li");
    await saved.waitFor();
    const told = (await saved.textContent()) ?? "";
    await saved.getByRole("link").click();
    await page.locator(".stopped").waitFor();
    const runs = await countOfRuns(page);
    const left = await page.locator(".stopped").textContent();
    const done = Array.from({ length: 100 }, (_, count) => count).find((count) => left === words.stopped(count, 100));
    expect(done).toBeGreaterThan(5);
    // The left transport may have been one run ahead.
    expect([done, (done ?? 0) + 1]).toContain(runs);
    expect(told).toContain(words.stoppedShort(done ?? 0, 100));
    await page.locator(".verdict").getByText(/95/).waitFor();

    const json = await download(page, words.export("JSON"));
    expect(json.name).toContain("comparison-http-vs-stdio-");
    expect(json.name).toContain(`-stopped-${done}-of-100-`);
    expect(JSON.parse(json.text)).toMatchObject({
      runsAsked: 100,
      isStopped: true,
      sides: { http: { runsDone: runs } },
    });
    const csv = await download(page, words.export("CSV"));
    expect(csv.text.split("\n")[1]).toMatch(/,100,yes$/);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it.each(LANGUAGES)("is, in its exports, what the view shows, named and dated: %s", async (locale, texts) => {
    const words = texts.compare;
    const { page, troubles } = await openConsole(browser, servers.url, "/#/compare", { locale });
    await page.getByRole("combobox", { name: words.times }).selectOption("10");
    await page.getByRole("button", { name: words.repeat(10) }).click();
    await page.getByRole("button", { name: words.export("JSON") }).waitFor({ timeout: 60_000 });
    expect(await page.locator(".stopped").count()).toBe(0);
    const { name, text } = await download(page, words.export("JSON"));
    expect(name).toMatch(/^comparison-http-vs-stdio-\d{4}-\d\d-\d\d-[^.]+\.json$/);
    const exported = JSON.parse(text);
    expect(exported.verdict).toBe(await page.locator(".verdict").textContent());
    expect(Date.parse(exported.askedAt)).toBeLessThanOrEqual(Date.now());
    expect(exported.medianRatio.low95).toBeLessThanOrEqual(exported.medianRatio.value);
    expect(exported.sides.http.medianTotalMs).toBeGreaterThan(0);
    const csv = await download(page, words.export("CSV"));
    expect(csv.name).toBe(name.replace(/json$/, "csv"));
    expect(csv.text).not.toMatch(/\d\.\d{4}/);
    // Opened again, the same runs give the same verdict.
    await page.reload();
    await expect.poll(() => page.locator(".verdict").textContent()).toBe(exported.verdict);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("is drawn with labels at the medians, each on its own line, on a phone too", async () => {
    const { page, troubles } = await openConsole(browser, servers.url, "/#/compare", { locale: "ko-KR" });
    await page.getByRole("combobox", { name: ko.compare.times }).selectOption("10");
    await page.getByRole("button", { name: ko.compare.repeat(10) }).click();
    await page.getByRole("button", { name: ko.compare.export("JSON") }).waitFor({ timeout: 60_000 });
    const plot = page.locator("figure svg.plot").last();
    for (const width of [1280, 375]) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(async () => (await plot.boundingBox())?.width ?? 0).toBeLessThan(width);
      await expect.poll(() => plot.locator('[data-mark="text"] text').count()).toBe(2);
      const { labels, lines, frame } = await plot.evaluate((svg) => {
        const boxes = (selector: string) =>
          [...svg.querySelectorAll(selector)].map((element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            const color = element.getAttribute("stroke") ?? "";
            return { left, right, top, bottom, color: element.getAttribute("fill") ?? color };
          });
        const { left, right } = svg.getBoundingClientRect();
        return {
          labels: boxes('[data-mark="text"] text'),
          lines: boxes('[data-mark="rule"] line'),
          frame: { left, right },
        };
      });
      const [one, two] = labels;
      if (!one || !two) throw new Error("There are not two labels.");
      expect(one.bottom <= two.top || two.bottom <= one.top, `rows at ${width} px`).toBe(true);
      for (const label of labels) {
        const line = lines.find(({ color }) => color === label.color);
        const distances = [label.left, label.right].map((end) => Math.abs(end - (line?.left ?? 0)));
        expect(Math.min(...distances), `distance at ${width} px`).toBeLessThan(12);
        expect(label.left).toBeGreaterThanOrEqual(frame.left);
        expect(label.right).toBeLessThanOrEqual(frame.right);
      }
    }
    await expectUsable(page);
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
