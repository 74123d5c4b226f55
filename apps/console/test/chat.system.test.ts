import { describeIfInstalled } from "@twinhost/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { ask, CHROMIUM, launchBrowser, openChat, openConsole } from "./support/browser.ts";
import { type Servers, startServers } from "./support/servers.ts";
import { useSlowConsole } from "./support/use-slow-console.ts";

const TRANSPORTS = [
  ["http", "HTTP"],
  ["rest", "REST"],
  ["stdio", "stdio"],
  ["in-process", "in-process"],
] as const;

const answered = (part: object): object => ({ id: "1", role: "assistant", parts: [part] });

describeIfInstalled(CHROMIUM, "chat in a browser", () => {
  let servers: Servers;
  let browser: Browser;
  beforeAll(async () => {
    [servers, browser] = await Promise.all([startServers(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await servers?.stop();
  });

  it.each(TRANSPORTS)("answers over %s, with the call as a card", async (transport, name) => {
    const { page, troubles } = await openConsole(browser, servers.url);
    await page.getByLabel("Transport").selectOption(transport);
    await ask(page, "What is 15% of 240?");
    const answer = page.getByRole("article", { name: "Answer" });
    await answer.getByText("15% of 240 is 36.").waitFor();
    const card = answer.getByRole("region", { name: "calculate" });
    await card.getByText("done").waitFor();
    expect(await card.locator("header").textContent()).toMatch(new RegExp(`${name}[\\s\\S]*\\d (µs|ms|s)`));
    await answer.locator("footer").getByText(name).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("starts with an example, shows sources, and survives a reload", async () => {
    const { page, troubles } = await openConsole(browser, servers.url);
    await page.getByRole("button", { name: /Which transport is better/ }).click();
    const sources = page.getByRole("button", { name: /\d sources/ });
    await sources.click();
    await page.getByText("docs://en/", { exact: false }).first().waitFor();
    // Plain text is shown until the formatter is loaded.
    await page.locator(".markdown").first().waitFor();
    await page.getByRole("button", { name: "Regenerate" }).waitFor();
    const before = await page.getByRole("article", { name: "Answer" }).textContent();
    await page.reload();
    await sources.click();
    await expect.poll(() => page.getByRole("article", { name: "Answer" }).textContent()).toBe(before);
    await page.getByRole("button", { name: "New chat" }).click();
    await page.getByRole("heading", { name: "Try one of these" }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("shows a tool's failure with its code", async () => {
    const { page, troubles } = await openConsole(browser, servers.url);
    await ask(page, "Calculate 1 / 0");
    const card = page.getByRole("region", { name: "calculate" });
    await card.getByText("failed").waitFor();
    await card.getByText("refused_input").waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it.each([
    ["en-US", "Reason"],
    ["ko-KR", "이유"],
  ])("shows a tool's own reason for a failure next to its code: %s", async (locale, term) => {
    const { page, troubles } = await openConsole(browser, servers.url, "/", { locale });
    const message = 'There is no city "Atlantis". Check its spelling.';
    const output = { ok: false, error: { code: "refused_input", reason: "no_such_city", message, retryable: false } };
    const call = { type: "dynamic-tool", toolName: "weather", toolCallId: "1", state: "output-available" };
    await openChat(page, [answered({ ...call, input: { city: "Atlantis" }, output })]);
    const card = page.getByRole("region", { name: "weather" });
    await card.getByText(message).waitFor();
    await card.getByText("refused_input").waitFor();
    await card.getByText(term, { exact: true }).waitFor();
    await card.getByText("no_such_city", { exact: true }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("asks again, and speaks Korean to a Korean browser", async () => {
    const { page, troubles } = await openConsole(browser, servers.url, "/", { locale: "ko-KR" });
    await page.getByRole("button", { name: /240의 15%는/ }).click();
    await page.getByText("답은 36입니다", { exact: false }).waitFor();
    await page.getByRole("button", { name: "다시 생성" }).click();
    await page.getByRole("button", { name: "다시 생성" }).waitFor();
    expect(await page.getByRole("article", { name: "답변" }).count()).toBe(1);
    await page.getByLabel("언어").selectOption("en");
    await page.getByRole("button", { name: "Regenerate" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("has no copy button if the browser has no clipboard, as over plain HTTP from another machine", async () => {
    const { page, troubles } = await openConsole(browser, servers.url);
    await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await page.reload();
    await ask(page, "What is 15% of 240?");
    await page.getByRole("button", { name: "Regenerate" }).waitFor();
    expect(await page.getByRole("button", { name: "Copy" }).count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("keeps HTML in an answer as text", async () => {
    const { page, troubles } = await openConsole(browser, servers.url);
    const text = "<img src=x onerror=alert(1)> [link](javascript:alert(1)) **bold**";
    await openChat(page, [answered({ type: "text", text })]);
    await page.locator(".markdown strong", { hasText: "bold" }).waitFor();
    expect(await page.locator(".answer img").count()).toBe(0);
    expect(await page.locator(".answer a").count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});

describeIfInstalled(CHROMIUM, "chat while a slow model streams", () => {
  const slow = useSlowConsole();

  it("switches the transport during a stream: the running answer keeps its transport, the next one uses the new one", async () => {
    const { browser, servers } = slow();
    const { page, troubles } = await openConsole(browser, servers.url);
    await page.getByLabel("Transport").selectOption("stdio");
    await ask(page, "How much is six times seven?");
    await page.getByText("The result comes", { exact: false }).waitFor();
    await page.getByLabel("Transport").selectOption("http");
    const answers = page.getByRole("article", { name: "Answer" });
    await answers.getByText("being written down", { exact: false }).waitFor();
    await answers.first().locator("footer").getByText("stdio").waitFor();
    await ask(page, "And again?");
    await answers.nth(1).getByRole("region", { name: "calculate" }).getByText("HTTP").waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("stops an answer, and keeps the part received, even after a reload", async () => {
    const { browser, servers } = slow();
    const { page, troubles } = await openConsole(browser, servers.url);
    await ask(page, "How much is six times seven?");
    await page.getByText("The result comes", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText("You stopped this answer.").waitFor();
    await page.reload();
    await page.getByText("The result comes", { exact: false }).waitFor();
    await page.getByText("You stopped this answer.").waitFor();
    expect(await page.getByText("being written down", { exact: false }).count()).toBe(0);
    await page.getByRole("button", { name: "Regenerate" }).click();
    await page.getByText("being written down", { exact: false }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
