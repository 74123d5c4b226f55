import { describeIfInstalled } from "@twinhost/testing";
import type { Browser, Page } from "playwright-core";
import { expect, it } from "vitest";

import { ask, CHROMIUM, openChat, openConsole } from "./support/browser.ts";
import { useSlowConsole } from "./support/use-slow-console.ts";

const ENDED = "being written down";

/** A conversation several pages long, as left by an earlier visit. */
const LONG_CHAT = Array.from({ length: 40 }, (_, turn) => [
  { id: `q${turn}`, role: "user", parts: [{ type: "text", text: `Question ${turn}` }] },
  {
    id: `a${turn}`,
    role: "assistant",
    metadata: { model: "m", transport: "http", timing: { total_ms: 1, model_ms: 1, tool_ms: 0, transport_ms: 0 } },
    parts: [{ type: "text", text: `Answer ${turn}` }],
  },
]).flat();

/** Distance from the window's bottom to the page's end, in CSS pixels. */
const fromEnd = (page: Page): Promise<number> =>
  page.evaluate(() => Math.round(document.documentElement.scrollHeight - innerHeight - scrollY));
const top = (page: Page): Promise<number> => page.evaluate(() => Math.round(scrollY));

/** Whether the last question is just below what stays at the top of the window. */
const isOnTop = (page: Page): Promise<boolean> =>
  page
    .locator(".question")
    .last()
    .evaluate((question) => {
      const heads = [...document.querySelectorAll(".top, .chat-head")].filter(
        (head) => getComputedStyle(head).position === "sticky",
      );
      const distance =
        question.getBoundingClientRect().top - Math.max(...heads.map((head) => head.getBoundingClientRect().bottom));
      return distance >= 0 && distance < 40;
    });

const isInWindow = (element: Element): boolean => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
};

const scrollPage = async (page: Page, y: number): Promise<void> => {
  await page.evaluate(
    (to) =>
      new Promise<void>((resolve) => {
        addEventListener("scroll", () => requestAnimationFrame(() => resolve()), { once: true });
        scrollTo(0, to);
      }),
    y,
  );
};

const openLongChat = async (browser: Browser, url: string): Promise<Page> => {
  const { page } = await openConsole(browser, url);
  await openChat(page, LONG_CHAT);
  await page.locator(".markdown", { hasText: "Answer 39" }).waitFor();
  await expect.poll(() => fromEnd(page)).toBeLessThan(4);
  return page;
};

describeIfInstalled(CHROMIUM, "the user's actions and scroll position in the chat", () => {
  const slow = useSlowConsole();

  it("answers a question sent with a double click, in the chat and in the comparison", async () => {
    const { browser, servers } = slow();
    const { page, troubles } = await openConsole(browser, servers.url);
    await page.getByRole("textbox", { name: "Question" }).fill("How much is six times seven?");
    await page.getByRole("button", { name: "Send" }).dblclick();
    await page.getByText(ENDED, { exact: false }).waitFor();
    await page.getByRole("button", { name: "Send" }).waitFor();
    expect(await page.getByRole("article", { name: "Answer" }).count()).toBe(1);
    expect(await page.getByText("cut off", { exact: false }).count()).toBe(0);

    await page.getByRole("link", { name: "Compare" }).click();
    await page.getByRole("button", { name: "Ask both" }).dblclick();
    await page.getByText(ENDED, { exact: false }).nth(1).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("moves a question sent while scrolled up to the top, and keeps it there while the answer streams", async () => {
    const { browser, servers } = slow();
    const page = await openLongChat(browser, servers.url);
    await scrollPage(page, 300);
    await ask(page, "How much is six times seven?");
    await page.getByText("The result comes", { exact: false }).waitFor();
    await expect.poll(() => isOnTop(page)).toBe(true);
    await page.getByText(ENDED, { exact: false }).waitFor();
    await page.getByRole("button", { name: "Regenerate" }).waitFor();
    expect(await isOnTop(page)).toBe(true);
    await page.context().close();
  });

  it("keeps name and exports of a long conversation in the window, but not on a phone", async () => {
    const { browser, servers } = slow();
    const page = await openLongChat(browser, servers.url);
    const head = page.locator(".chat-head");
    await scrollPage(page, 400);
    expect(await head.getByRole("button", { name: "Markdown" }).evaluate(isInWindow)).toBe(true);
    await page.setViewportSize({ width: 375, height: 667 });
    await scrollPage(page, 600);
    expect(await head.getByRole("button", { name: "Markdown" }).evaluate(isInWindow)).toBe(false);
    await page.context().close();
  });

  it("moves a question to the top if the page was still scrolling when it was sent", async () => {
    const { browser, servers } = slow();
    const page = await openLongChat(browser, servers.url);
    await scrollPage(page, 300);
    await page.locator("#question").fill("How much is six times seven?");
    await page.evaluate(() => {
      // The browser reports this scroll after the click.
      scrollTo(0, 200);
      document.querySelector<HTMLButtonElement>(".composer button[type=submit]")?.click();
    });
    await page.getByText("The result comes", { exact: false }).waitFor();
    await expect.poll(() => isOnTop(page)).toBe(true);
    await page.context().close();
  });

  it("keeps the question below the sticky part of the header on a phone", async () => {
    const { browser, servers } = slow();
    const page = await openLongChat(browser, servers.url);
    await page.setViewportSize({ width: 375, height: 667 });
    await ask(page, "How much is six times seven?");
    await page.getByText("The result comes", { exact: false }).waitFor();
    await expect.poll(() => isOnTop(page)).toBe(true);
    await page.getByRole("button", { name: "Regenerate" }).waitFor();
    expect(await isOnTop(page)).toBe(true);
    await page.context().close();
  });

  it("does not scroll after the user scrolls up during an answer, or expands something at the end", async () => {
    const { browser, servers } = slow();
    const page = await openLongChat(browser, servers.url);
    await ask(page, "How much is six times seven?");
    await page.getByText("The result comes", { exact: false }).waitFor();
    await expect.poll(() => isOnTop(page)).toBe(true);
    const end = await top(page);
    await scrollPage(page, end - 60);
    await page.getByText(ENDED, { exact: false }).waitFor();
    await page.getByRole("button", { name: "Regenerate" }).waitFor();
    expect(await top(page)).toBe(end - 60);

    await scrollPage(page, 1_000_000);
    const before = await top(page);
    await page.getByRole("button", { name: "Result" }).click();
    await page.getByRole("region", { name: "Result" }).waitFor();
    expect(await top(page)).toBe(before);
    await page.context().close();
  });

  it("restores the scroll position after a visit to another view, also at the end", async () => {
    const { browser, servers } = slow();
    const page = await openLongChat(browser, servers.url);
    const leave = async (): Promise<void> => {
      await page.getByRole("link", { name: "Status" }).click();
      await page.locator(".view-state h1").waitFor();
      expect(await top(page)).toBe(0);
    };
    await leave();
    await page.getByRole("link", { name: "Chat" }).click();
    await page.getByText("Answer 39").waitFor();
    expect(await fromEnd(page)).toBeLessThan(4);
    await scrollPage(page, 700);
    await leave();
    await page.goBack();
    await page.getByText("Answer 39").waitFor();
    await expect.poll(() => top(page)).toBe(700);
    await page.context().close();
  });

  it("shows a failure next to the question, and keeps the answer to the next try visible", async () => {
    const { browser, servers } = slow();
    const page = await openLongChat(browser, servers.url);
    await page.route("**/query", (route) => route.abort());
    await scrollPage(page, 300);
    await ask(page, "How much is six times seven?");
    const failure = page.getByRole("alert").getByText("The LLM server does not respond.");
    await failure.waitFor();
    await expect.poll(() => isOnTop(page)).toBe(true);
    await page.unroute("**/query");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("The result comes", { exact: false }).waitFor();
    expect(await isOnTop(page)).toBe(true);
    await page.context().close();
  });

  it("keeps the chats of two tabs apart, and opens the newer one in the next tab", async () => {
    const { browser, servers } = slow();
    const { page: first } = await openConsole(browser, servers.url);
    const openTab = async (): Promise<Page> => {
      const page = await first.context().newPage();
      await page.goto(servers.url);
      return page;
    };
    const answered = async (page: Page, question: string): Promise<void> => {
      await ask(page, question);
      await page.getByRole("button", { name: "Regenerate" }).waitFor();
    };
    const questions = (page: Page): Promise<string[]> => page.locator(".question p").allTextContents();
    const second = await openTab();
    const idle = await openTab();
    await answered(first, "Of the first tab?");
    await answered(second, "Of the second tab?");
    await answered(first, "Once more of the first tab?");
    await first.reload();
    await second.reload();
    await expect.poll(() => questions(first)).toEqual(["Of the first tab?", "Once more of the first tab?"]);
    await expect.poll(() => questions(second)).toEqual(["Of the second tab?"]);
    await first.close();
    await idle.close();
    await second.close();
    const next = await first.context().newPage();
    await next.goto(servers.url);
    await expect.poll(() => questions(next)).toEqual(["Of the first tab?", "Once more of the first tab?"]);
    await next.context().close();
  });
});
