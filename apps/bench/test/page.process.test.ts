import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { renderHtml, renderLedgerHtml } from "@twinhost/report";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ledgerResults, syntheticLedger } from "./fixtures/synthetic-ledger.ts";
import { syntheticReport } from "./fixtures/synthetic-report.ts";

const CHROMIUM = "/usr/bin/chromium";
const isMissing = !existsSync(CHROMIUM);
if (isMissing)
  process.stderr.write(
    `skipped: the report's page in a browser, for there is no ${CHROMIUM} (Debian package chromium)\n`,
  );

const PAGES = {
  report: () => renderHtml(syntheticReport()),
  ledger: () => renderLedgerHtml(syntheticLedger(ledgerResults("X1"))),
};

/** A4 without the margins of 12 mm, at 96 dots per inch, in portrait and landscape. */
const PAPER = { upright: 703, onItsSide: 1_031 };

/** Elements that extend past the right edge of their printed page. */
const overEdge = ({ upright, onItsSide }: typeof PAPER): string[] =>
  [...document.querySelectorAll("main *")].flatMap((element) => {
    const edge = element.closest(".landscape") ? onItsSide : upright;
    const { right, width } = element.getBoundingClientRect();
    return width > 0 && right > edge + 1 ? [`${element.tagName} ${element.textContent?.slice(0, 40)}: ${right}`] : [];
  });

/** Row names in the ledger's plots that overlap the figures next to them; both are the last two groups of text. */
const namesOverFigures = (): string[] =>
  [...document.querySelectorAll(".rests svg, .experiment svg")].flatMap((plot) => {
    const [names, figures] = [...plot.querySelectorAll("[data-mark=text]")].slice(-2);
    if (names?.children.length !== figures?.children.length) return [];
    return [...(names?.children ?? [])].flatMap((name, index) => {
      const [left, right] = [name, figures?.children[index]].map((text) => text?.getBoundingClientRect());
      const meet = left && right && left.width > 0 && left.right > right.left && left.bottom > right.top;
      return meet ? [name.textContent ?? ""] : [];
    });
  });

describe.skipIf(isMissing).each(["report", "ledger"] as const)("the page of the %s in a browser", (name) => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-bench-page-"));
  const file = join(folder, "report.html");
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(file, PAGES[name]());
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (options: {
    locale: string;
    width: number;
    colorScheme?: "dark" | "light";
    javaScriptEnabled?: boolean;
  }) => {
    const { width, ...rest } = options;
    const context = await browser.newContext({ ...rest, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on("console", (message) => troubles.push(message.text()));
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("request", (request) => {
      if (!/^(file|data):/.test(request.url())) troubles.push(`request to ${request.url()}`);
    });
    await page.goto(pathToFileURL(file).href);
    return { page, troubles, close: () => context.close() };
  };

  it.each([
    ["en-US", 1_100, "light", "en"],
    ["ko-KR", 1_100, "dark", "ko"],
    ["ko-KR", 375, "light", "ko"],
    ["en-US", 375, "dark", "en"],
  ] as const)(
    "opens in the reader's language, fits and logs nothing: %s, %s px, %s",
    async (locale, width, colorScheme, language) => {
      const { page, troubles, close } = await open({ locale, width, colorScheme });
      expect(await page.locator(`main[lang=${language}]`).isVisible()).toBe(true);
      expect(await page.locator(`main:not([lang=${language}])`).isVisible()).toBe(false);
      const overflow = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect(overflow).toBe(0);
      expect(await page.evaluate(namesOverFigures)).toEqual([]);
      // All sections of experiments have the same structure: one is enough, in a tenth of the time.
      await page.evaluate(() => {
        for (const section of document.querySelectorAll(".experiment ~ .experiment")) section.remove();
      });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
      expect(troubles).toEqual([]);
      await close();
    },
  );

  it("switches its language by mouse and keyboard, with and without scripts", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page, close } = await open({ locale: "en-US", width: 1_100, javaScriptEnabled });
      await page.locator("label[for=korean]").click();
      expect(await page.locator("main[lang=ko]").isVisible()).toBe(true);
      await page.locator("#korean").focus();
      await page.keyboard.press("ArrowLeft");
      expect(await page.locator("main[lang=en]").isVisible()).toBe(true);
      await close();
    }
  });

  it.each(["en-US", "ko-KR"])(
    "loses nothing on paper, where wide tables have their own landscape pages: %s",
    async (locale) => {
      const { page, close } = await open({ locale, width: PAPER.upright });
      await page.emulateMedia({ media: "print" });
      expect(await page.evaluate(overEdge, { ...PAPER, onItsSide: Number.POSITIVE_INFINITY })).toEqual([]);
      await page.setViewportSize({ width: PAPER.onItsSide, height: 703 });
      expect(await page.evaluate(overEdge, { ...PAPER, upright: Number.POSITIVE_INFINITY })).toEqual([]);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const pages = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
      expect(pages.length).toBeGreaterThan(3);
      expect(pages.some(([, width, height]) => Number(width) > Number(height))).toBe(name === "report");
      await close();
    },
  );
});
