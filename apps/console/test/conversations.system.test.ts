import { describeIfInstalled } from "@twinhost/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { ask, CHROMIUM, exported, launchBrowser, openConsole } from "./support/browser.ts";
import { expectUsable } from "./support/expect-usable.ts";
import { type Servers, startServers } from "./support/servers.ts";
import { useSlowConsole } from "./support/use-slow-console.ts";

const entries = (page: Page) => page.locator(".conversation-title");
const titles = (page: Page): Promise<string[]> => entries(page).allTextContents();
const questions = (page: Page): Promise<string[]> => page.locator(".question p").allTextContents();

const answered = async (page: Page, question: string): Promise<void> => {
  await ask(page, question);
  await page.locator(".answer > footer").last().waitFor();
  await page.locator(".composer button[type=submit]").waitFor();
};

describeIfInstalled(CHROMIUM, "conversations in a browser", () => {
  let servers: Servers;
  let browser: Browser;
  beforeAll(async () => {
    [servers, browser] = await Promise.all([startServers(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await servers?.stop();
  });

  const WORDS = {
    "en-US": {
      new: "New chat",
      search: "Search conversations",
      name: "Name of the conversation",
      delete: "Delete: Sums",
      undo: "Undo",
      exports: ["Export Markdown", "Export JSON"],
      you: "## You",
    },
    "ko-KR": {
      new: "새 대화",
      search: "대화 검색",
      name: "대화 이름",
      delete: "삭제: Sums",
      undo: "되돌리기",
      exports: ["Markdown 내보내기", "JSON 내보내기"],
      you: "## 나",
    },
  } as const;

  it.each(["en-US", "ko-KR"] as const)(
    "are listed, searched, named, exported, deleted and restored: %s",
    async (locale) => {
      const words = WORDS[locale];
      const { page, troubles } = await openConsole(browser, servers.url, "/", { locale });
      await answered(page, "1 + 2?");
      await page.getByRole("textbox", { name: words.name }).fill("Sums");
      await page.getByRole("button", { name: words.new }).click();
      await answered(page, "6 * 7?");
      await expect.poll(() => titles(page)).toEqual(["6 * 7?", "Sums"]);

      await page.getByRole("searchbox", { name: words.search }).fill("1 +");
      await expect.poll(() => titles(page)).toEqual(["Sums"]);
      await entries(page).click();
      await expect.poll(() => questions(page)).toEqual(["1 + 2?"]);
      await page.getByRole("searchbox", { name: words.search }).fill("");

      const markdown = await exported(page, words.exports[0]);
      expect(markdown).toMatch(/^# Sums\n/);
      expect(markdown).toContain(`${words.you}\n\n1 + 2?`);
      expect(markdown).toContain("`calculate`");
      const json = JSON.parse(await exported(page, words.exports[1]));
      expect(json).toMatchObject({ title: "Sums", messages: [{ role: "user" }, { role: "assistant" }] });

      await page.setViewportSize({ width: 375, height: 800 });
      await page.locator(".conversations-toggle").click();
      // A word rather than a cross, which might close something.
      const button = page.getByRole("button", { name: words.delete });
      expect(words.delete.startsWith((await button.textContent()) ?? "?")).toBe(true);
      expect(await button.evaluate((element) => getComputedStyle(element).opacity)).toBe("1");
      await page.setViewportSize({ width: 1280, height: 800 });
      await button.click();
      await expect.poll(() => titles(page)).toEqual(["6 * 7?"]);
      await page.getByRole("button", { name: words.undo }).click();
      await expect.poll(() => questions(page)).toEqual(["1 + 2?"]);
      await expect.poll(async () => (await titles(page)).toSorted()).toEqual(["6 * 7?", "Sums"]);
      await expectUsable(page);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );

  it("each keep their own unsent draft", async () => {
    const { page, troubles } = await openConsole(browser, servers.url);
    await answered(page, "1 + 2?");
    await page.locator("#question").fill("And with 3?");
    await page.getByRole("button", { name: "New chat" }).click();
    await page.locator("#question").fill("Something else");
    await entries(page).click();
    await expect.poll(() => page.locator("#question").inputValue()).toBe("And with 3?");
    await page.reload();
    await expect.poll(() => page.locator("#question").inputValue()).toBe("And with 3?");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("keep their draft while another view is shown, and no sent question comes back", async () => {
    const { page, troubles } = await openConsole(browser, servers.url);
    const views = page.locator(".top nav");
    const visitAnotherView = async (): Promise<void> => {
      await views.getByRole("link", { name: "Compare" }).click();
      await page.getByRole("button", { name: "Ask both" }).waitFor();
      await views.getByRole("link", { name: "Chat" }).click();
      await page.locator("#question").waitFor();
    };
    await page.locator("#question").fill("1 + 2?");
    await visitAnotherView();
    expect(await page.locator("#question").inputValue()).toBe("1 + 2?");
    await page.reload();
    await expect.poll(() => page.locator("#question").inputValue()).toBe("1 + 2?");
    await answered(page, "1 + 2?");
    await visitAnotherView();
    expect(await page.locator("#question").inputValue()).toBe("");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("lead back to the new one that was left with a draft, also after a reload", async () => {
    const { page, troubles } = await openConsole(browser, servers.url);
    await answered(page, "1 + 2?");
    await page.getByRole("button", { name: "New chat" }).click();
    await page.locator("#question").fill("A long question");
    await entries(page).click();
    await expect.poll(() => page.locator("#question").inputValue()).toBe("");
    await page.getByRole("button", { name: "New chat" }).click();
    await expect.poll(() => page.locator("#question").inputValue()).toBe("A long question");
    await entries(page).click();
    await expect.poll(() => page.locator("#question").inputValue()).toBe("");
    await page.reload();
    await entries(page).waitFor();
    await page.getByRole("button", { name: "New chat" }).click();
    await expect.poll(() => page.locator("#question").inputValue()).toBe("A long question");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("can be named anew from nothing, and are restored with their draft", async () => {
    const { page, troubles } = await openConsole(browser, servers.url);
    await answered(page, "1 + 2?");
    const name = page.getByRole("textbox", { name: "Name of the conversation", exact: true });
    const pencil = page.locator(".conversation-name .pencil");
    const [field, icon] = [await name.boundingBox(), await pencil.boundingBox()];
    // Right beside the name, not at the other end of the row.
    expect((icon?.x ?? 0) - ((field?.x ?? 0) + (field?.width ?? 0))).toBeLessThan(16);
    await pencil.click();
    await expect.poll(() => name.evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Delete");
    expect(await name.inputValue()).toBe("");
    await page.keyboard.type("Sums");
    await expect.poll(() => titles(page)).toEqual(["Sums"]);
    await page.locator("#question").click();
    await name.fill("Products");
    await page.keyboard.press("Escape");
    expect(await name.inputValue()).toBe("Sums");
    await name.fill("");
    await page.locator("#question").fill("And with 3?");
    expect(await name.inputValue()).toBe("1 + 2?");
    await page.getByRole("button", { name: "Delete: 1 + 2?" }).click();
    await expect.poll(() => questions(page)).toEqual([]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => questions(page)).toEqual(["1 + 2?"]);
    expect(await page.locator("#question").inputValue()).toBe("And with 3?");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("let an earlier question be edited and asked again; what followed can be restored", async () => {
    const { page, troubles } = await openConsole(browser, servers.url);
    await answered(page, "1 + 2?");
    await answered(page, "6 * 7?");
    await page.locator(".question").first().hover();
    await page.locator(".question").first().getByRole("button", { name: "Edit" }).click();
    await page.getByRole("textbox", { name: "Edit the question" }).fill("10 - 3?");
    await page.getByRole("button", { name: "Ask again" }).click();
    await expect.poll(() => questions(page)).toEqual(["10 - 3?"]);
    await page.locator(".answer").getByText("7", { exact: false }).first().waitFor();
    await page.getByRole("button", { name: "Regenerate" }).waitFor();
    // The action is named in the current language, and can be undone even after visiting another conversation.
    await page.getByLabel("Language").selectOption("ko");
    await page.getByText("질문과 그 뒤의 내용을 바꾸었습니다.").waitFor();
    await page.getByRole("button", { name: "새 대화" }).click();
    await page.getByRole("heading", { name: "이런 질문으로 시작해 보세요" }).waitFor();
    await page.getByRole("button", { name: "되돌리기" }).click();
    await expect.poll(() => questions(page)).toEqual(["1 + 2?", "6 * 7?"]);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("never send a question that is too long", async () => {
    const { page, troubles } = await openConsole(browser, servers.url);
    await page.locator("#question").fill("x".repeat(24_001));
    await page.getByText("1 characters too long", { exact: false }).waitFor();
    await page.keyboard.press("Enter");
    expect(await page.getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
    expect(await questions(page)).toEqual([]);
    await page.locator("#question").fill("x".repeat(20_000));
    await page.getByText("20,000 of 24,000 characters").waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});

describeIfInstalled(CHROMIUM, "conversations while a slow model streams", () => {
  const slow = useSlowConsole();

  it("keep streaming while another one is shown", async () => {
    const { browser, servers } = slow();
    const { page, troubles } = await openConsole(browser, servers.url);
    await ask(page, "How much is six times seven?");
    await page.getByText("The result comes", { exact: false }).waitFor();
    await page.getByRole("button", { name: "New chat" }).click();
    await page.getByRole("heading", { name: "Try one of these" }).waitFor();
    await entries(page).click();
    await page.getByText("being written down", { exact: false }).waitFor();
    expect(await questions(page)).toEqual(["How much is six times seven?"]);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("are restored while the new answer is still streaming", async () => {
    const { browser, servers } = slow();
    const { page, troubles } = await openConsole(browser, servers.url);
    const said = ["How much is six times seven?", "And again?"];
    for (const question of said) await answered(page, question);
    await page.locator(".question").first().hover();
    await page.locator(".question").first().getByRole("button", { name: "Edit" }).click();
    await page.getByRole("textbox", { name: "Edit the question" }).fill("And now?");
    await page.getByRole("button", { name: "Ask again" }).click();
    await expect.poll(() => questions(page)).toEqual(["And now?"]);
    await page.getByText("The result comes", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => questions(page)).toEqual(said);
    await page.getByRole("button", { name: "Send" }).waitFor();
    await page.reload();
    await expect.poll(() => questions(page)).toEqual(said);
    await expect.poll(() => page.getByText("being written down", { exact: false }).count()).toBe(2);
    expect(await page.getByRole("article", { name: "Answer" }).count()).toBe(2);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("are kept in sync with another tab; if both tabs ask at once, both versions are kept", async () => {
    const { browser, servers } = slow();
    const { page: first, troubles } = await openConsole(browser, servers.url);
    await answered(first, "How much is six times seven?");
    const second = await first.context().newPage();
    await second.goto(servers.url);
    await expect.poll(() => questions(second)).toEqual(["How much is six times seven?"]);
    await ask(first, "And again?");
    await expect.poll(() => questions(second)).toEqual(["How much is six times seven?", "And again?"]);
    await ask(second, "Meanwhile, here?");
    const notices = (page: Page) => page.getByText("Another tab has changed this conversation too.").count();
    await expect.poll(async () => (await notices(first)) + (await notices(second))).toBe(1);
    await Promise.all([first, second].map((tab) => tab.getByRole("button", { name: "Send" }).waitFor()));
    await expect.poll(() => entries(first).count()).toBe(2);
    expect((await questions(first)).at(-1)).toBe("And again?");
    expect((await questions(second)).at(-1)).toBe("Meanwhile, here?");
    expect(troubles).toEqual([]);
    await first.context().close();
  });

  it.each([
    ["en-US", "You stopped this answer."],
    ["ko-KR", "답변을 중지했습니다."],
  ])("stop on Escape, and say that the user did it: %s", async (locale, stopped) => {
    const { browser, servers } = slow();
    const { page, troubles } = await openConsole(browser, servers.url, "/", { locale });
    await ask(page, "How much is six times seven?");
    await page.getByText("The result comes", { exact: false }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByText(stopped).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("stop by the button, and keep the question that is being typed", async () => {
    const { browser, servers } = slow();
    const { page, troubles } = await openConsole(browser, servers.url);
    await ask(page, "How much is six times seven?");
    await page.getByText("The result comes", { exact: false }).waitFor();
    await page.locator("#question").fill("And seven times eight?");
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByText("You stopped this answer.").waitFor();
    expect(await page.locator("#question").inputValue()).toBe("And seven times eight?");
    expect(await questions(page)).toEqual(["How much is six times seven?"]);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("have their own model and instructions, which are sent with each question", async () => {
    const { browser, servers } = slow();
    const { page, troubles } = await openConsole(browser, servers.url);
    await page.locator(".instructions summary").click();
    await page.getByRole("textbox", { name: "Instructions for the model" }).fill("Answer briefly.");
    const asked = page.waitForRequest("**/query");
    await ask(page, "How much is six times seven?");
    expect((await asked).postDataJSON()).toMatchObject({ instructions: "Answer briefly." });
    await page.getByText("being written down", { exact: false }).waitFor();
    expect(await page.locator(".model-note").count()).toBe(0);
    await page.locator(".model-select select").selectOption("builtin");
    await page.getByText("The model builtin uses no third-party tools.").waitFor();
    await ask(page, "What is 15% of 240?");
    await page.locator(".answer > footer").last().getByText("builtin").waitFor();
    await page
      .locator(".answer > footer")
      .last()
      .getByText(/tokens in/)
      .waitFor();
    await page.reload();
    await expect.poll(() => page.locator(".model-select select").inputValue()).toBe("builtin");
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
