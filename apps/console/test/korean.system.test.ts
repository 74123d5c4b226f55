import { tmpdir } from "node:os";
import { join } from "node:path";
import { adviceText, advise, decodeCase, messages, referenceConstants } from "@twinhost/advisor";
import { describeIfInstalled } from "@twinhost/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { ko } from "../src/i18n/ko.ts";
import { ask, CHROMIUM, exported, launchBrowser, openConsole } from "./support/browser.ts";
import { type Servers, startServers } from "./support/servers.ts";

/** The advisor's own answer for a case, from the reference figures. */
const answerTo = (query: string): string => adviceText(advise(decodeCase(query), referenceConstants), "ko").answer[0];

const questions = (page: Page): Promise<string[]> => page.locator(".question p").allTextContents();
const answered = async (page: Page, question: string): Promise<void> => {
  await ask(page, question);
  await page.locator(".answer > footer").last().waitFor();
  await page.getByRole("button", { name: ko.chat.send, exact: true }).waitFor();
};

/** Covers what other suites test in English only; what they test in both languages is not repeated here. */
describeIfInstalled(CHROMIUM, "a Korean user", () => {
  let servers: Servers;
  let browser: Browser;
  beforeAll(async () => {
    const settings = { CLAIMS_FILE: join(tmpdir(), "twinhost-no-claims.json") };
    [servers, browser] = await Promise.all([startServers(settings), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await servers?.stop();
  });

  const open = (path = "/") => openConsole(browser, servers.url, path, { locale: "ko-KR" });

  it("sees an introduction and three actions", async () => {
    const { page, troubles } = await open();
    await page.getByRole("heading", { name: ko.chat.heading }).waitFor();
    await page.getByText(ko.chat.intro).waitFor();
    const actions = page.getByRole("navigation", { name: ko.chat.actions });
    await actions.getByRole("button", { name: ko.views.chat }).click();
    await page.locator("#question:focus").waitFor();
    await actions.getByRole("link", { name: ko.views.compare }).waitFor();
    await actions.getByRole("link", { name: ko.advisor.action }).click();
    await page.getByRole("heading", { name: answerTo("") }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("keeps drafts, edits an earlier question, undoes that, and sees when one is too long", async () => {
    const { page, troubles } = await open();
    await answered(page, "1 + 2?");
    await page.locator("#question").fill("3을 더하면?");
    await page.getByRole("button", { name: ko.chat.clear }).click();
    await page.locator("#question").fill("다른 질문");
    await page.locator(".conversation-title").click();
    await expect.poll(() => page.locator("#question").inputValue()).toBe("3을 더하면?");
    await page.locator("#question").fill("x".repeat(24_001));
    await page.getByText(ko.chat.tooLong(24_001, 24_000)).waitFor();
    await page.locator("#question").fill("");
    await answered(page, "6 * 7?");
    await page.locator(".question").first().hover();
    await page.locator(".question").first().getByRole("button", { name: ko.chat.edit }).click();
    await page.getByRole("textbox", { name: ko.chat.editQuestion }).fill("10 - 3?");
    await page.getByRole("button", { name: ko.chat.askAgain }).click();
    await expect.poll(() => questions(page)).toEqual(["10 - 3?"]);
    await page.getByRole("button", { name: ko.chat.again }).waitFor();
    await page.getByRole("button", { name: ko.chat.undo }).click();
    await expect.poll(() => questions(page)).toEqual(["1 + 2?", "6 * 7?"]);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("finds the keyboard shortcuts", async () => {
    const { page, troubles } = await open();
    await page.getByRole("button", { name: ko.chat.shortcuts }).click();
    const list = page.getByRole("dialog", { name: ko.chat.shortcuts });
    for (const { does } of ko.chat.shortcutList) await list.getByText(does, { exact: true }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("gets advice that follows the case, which survives a reload", async () => {
    const { page, troubles } = await open("/#/advisor");
    const answer = page.getByRole("heading", { level: 1 });
    const { fields, choices } = messages.ko;
    await page.getByText(ko.advisor.reference, { exact: false }).waitFor();
    await page.getByLabel(fields.llmServers).fill("3");
    await page.getByLabel(choices.otherCallers.outsiders ?? "").check();
    await expect.poll(() => answer.textContent()).toBe(answerTo("llmServers=3&otherCallers=outsiders"));
    expect(await exported(page, ko.advisor.markdown)).toContain(await answer.textContent());
    await page.reload();
    await expect.poll(() => answer.textContent()).toBe(answerTo("llmServers=3&otherCallers=outsiders"));
    await page.getByRole("button", { name: ko.advisor.reset }).click();
    await expect.poll(() => answer.textContent()).toBe(answerTo(""));
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("sees the result of a call first, then the raw messages, and runs the call again", async () => {
    const { page, troubles } = await open("/#/tools");
    await page.getByText("계산기", { exact: true }).click();
    await page.getByRole("button", { name: ko.tools.run }).click();
    await page
      .getByRole("region", { name: ko.tools.result, exact: true })
      .getByText("36", { exact: true })
      .first()
      .waitFor();
    const exchange = page.getByRole("region", { name: "REST", exact: true });
    const sent = exchange.getByText("POST /run/calculate HTTP/1.1", { exact: false });
    await exchange.getByText(ko.tools.messages).waitFor();
    expect(await sent.isVisible()).toBe(false);
    await exchange.getByText(ko.tools.messages).click();
    await sent.waitFor();
    await page.getByRole("textbox", { name: /expression/ }).fill("1 + 1");
    await page.getByRole("heading", { name: ko.tools.calls.heading("1") }).waitFor();
    await page.getByRole("row", { name: /240/ }).getByRole("button", { name: ko.tools.calls.again }).click();
    await expect.poll(() => page.getByRole("textbox", { name: /expression/ }).inputValue()).toBe("240 * 15%");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("sees the day's calls and the live log", async () => {
    const { page, troubles } = await open("/#/state");
    await page.getByRole("heading", { name: ko.state.history }).waitFor();
    await expect.poll(() => page.getByText(ko.state.ofMetrics.http).count()).toBe(2);
    await page.getByText(ko.state.ofUsage.http).first().waitFor();
    expect(await page.locator(".server .status.bad").count()).toBe(0);
    await page.getByText(ko.state.log.show).click();
    const { page: other } = await open();
    await answered(other, "2 + 2?");
    await other.context().close();
    const line = page.locator(".log-lines li", { hasText: '"model":"builtin"' }).first();
    await line.waitFor();
    await page.locator(".log-choices select").selectOption(ko.state.log.kinds.warnings);
    await line.waitFor({ state: "detached" });
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("changes the server's transport", async () => {
    const { page, troubles } = await open("/#/switch");
    const inProcess = ko.transports["in-process"] ?? "";
    const server = page.getByRole("radiogroup", { name: ko.switch.server });
    await server.locator(".transport-in-process").click();
    await page.getByRole("button", { name: ko.switch.apply }).click();
    await page.getByText(ko.switch.applied(inProcess)).waitFor();
    await page.getByRole("heading", { name: ko.switch.heading(inProcess) }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
