import { describeIfInstalled } from "@twinhost/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { CHROMIUM, exported, launchBrowser, openConsole } from "./support/browser.ts";
import { expectUsable } from "./support/expect-usable.ts";
import { type Servers, startServers } from "./support/servers.ts";

describeIfInstalled(CHROMIUM, "comparisons in a browser", () => {
  let servers: Servers;
  let browser: Browser;
  beforeAll(async () => {
    [servers, browser] = await Promise.all([startServers(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await servers?.stop();
  });

  it.each([
    ["en-US", { left: "Left", repeat: "Repeat 10 times", saved: "Earlier comparisons", csv: "Export CSV" }],
    ["ko-KR", { left: "왼쪽", repeat: "10번 반복", saved: "지난 비교", csv: "CSV 내보내기" }],
  ])("are saved under their own URL, without the warm-up answers: %s", async (locale, words) => {
    const { page, troubles } = await openConsole(browser, servers.url, "/#/compare", { locale });
    await page.getByLabel(words.left).selectOption("rest");
    await page.locator(".compare-form select").last().selectOption("10");
    const asked: string[] = [];
    page.on("request", (request) => request.url().endsWith("/query") && asked.push(request.url()));
    await page.getByRole("button", { name: words.repeat }).click();
    await page.getByRole("button", { name: words.csv }).waitFor({ timeout: 60_000 });
    // Ten runs and one warm-up over each transport.
    expect(asked.length).toBe(22);
    expect(await page.locator(".side-head").getByText("n = 10").count()).toBe(2);

    const lines = (await exported(page, words.csv)).trim().split("\n");
    expect(lines.length).toBe(21);
    expect(lines[1]).toMatch(/^rest,1,[\d.]+,/);
    const address = page.url();
    const verdict = await page.locator(".verdict").textContent();

    await page.goto(`${servers.url}/#/state`);
    await page.goto(address);
    await expect.poll(() => page.locator(".verdict").textContent()).toContain(verdict?.slice(0, 4) ?? "");
    expect(await page.getByLabel(words.left).inputValue()).toBe("rest");
    await page.getByRole("heading", { name: words.saved }).waitFor();
    await page.locator(".two .markdown").nth(1).waitFor();
    await expectUsable(page);
    expect(troubles).toEqual([]);

    // In a browser without the saved answers, the link asks the same.
    const { page: elsewhere } = await openConsole(browser, servers.url, new URL(address).hash.replace(/^/, "/"));
    await expect.poll(() => elsewhere.getByLabel("Left").inputValue()).toBe("rest");
    expect(await elsewhere.locator(".verdict").count()).toBe(0);
    await elsewhere.context().close();
    await page.context().close();
  });

  it("open again from the list after another one took the URL", async () => {
    const { page, troubles } = await openConsole(browser, servers.url, "/#/compare");
    const ask = page.getByRole("button", { name: "Ask both" });
    const question = page.getByRole("textbox", { name: "Question" });
    const compare = async (asked: string, saved: number): Promise<void> => {
      await question.fill(asked);
      await ask.click();
      await expect.poll(() => page.locator(".saved-comparisons a").count()).toBe(saved);
    };
    await compare("1 + 2?", 1);
    const first = page.locator(".saved-comparisons a", { hasText: "1 + 2?" });
    await first.click();
    await page.locator(".side-head .big").nth(1).waitFor();
    await compare("6 * 7?", 2);
    await first.click();
    await expect.poll(() => question.inputValue()).toBe("1 + 2?");
    expect(decodeURIComponent(page.url())).toContain("1 + 2?".replaceAll(" ", "+"));
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("keep the runs measured until the view is left", async () => {
    const { page, troubles } = await openConsole(browser, servers.url, "/#/compare");
    await page.locator(".compare-form select").last().selectOption("100");
    await page.getByRole("button", { name: "Repeat 100 times" }).click();
    await page
      .locator(".side-head")
      .getByText(/n = [2-9]/)
      .first()
      .waitFor({ timeout: 60_000 });
    await page.goto(`${servers.url}/#/state`);
    await page.goto(`${servers.url}/#/compare`);
    await page.locator(".saved-comparisons a").click();
    await page
      .locator(".side-head")
      .getByText(/n = \d/)
      .first()
      .waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
