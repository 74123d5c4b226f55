import { describeIfInstalled } from "@twinhost/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { en } from "../src/i18n/en.ts";
import { ko } from "../src/i18n/ko.ts";
import { ask, CHROMIUM, exported, launchBrowser, openChat, openConsole } from "./support/browser.ts";
import { expectUsable } from "./support/expect-usable.ts";
import { type Servers, startServers } from "./support/servers.ts";

const MARKDOWN = `# A heading

| transport | p50 |
|---|---|
| stdio | 180 µs |

\`\`\`ts
const answer: number = 6 * 7;
\`\`\`

- [x] done

See docs://en/models.md. [a guide](docs://en/security.md) ![a picture](https://example.com/picture.png) <b onclick="alert(1)">bold</b>`;

describeIfInstalled(CHROMIUM, "documents and Markdown in a browser", () => {
  let servers: Servers;
  let browser: Browser;
  beforeAll(async () => {
    // Nothing listens on port 9, so there is no translation engine.
    const settings = { TRANSLATOR: "libretranslate", LIBRETRANSLATE_URL: "http://127.0.0.1:9" };
    [servers, browser] = await Promise.all([startServers(settings), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await servers?.stop();
  });

  it.each([
    ["http", "en-US", "light", "Which transport is better when there are several LLM servers?", /\d sources/],
    ["stdio", "ko-KR", "dark", "LLM 서버를 여러 대 둘 때는 어떤 방식이 좋아?", /출처 \d건/],
  ] as const)(
    "opens a source at its passage: %s, %s, %s",
    async (transport, locale, colorScheme, question, sources) => {
      const { page, troubles } = await openConsole(browser, servers.url, "/", { locale, colorScheme });
      await page.locator(".transport-select select").selectOption(transport);
      await ask(page, question);
      await page.getByRole("button", { name: sources }).click();
      await page.locator(".sources .link").first().click();
      const panel = page.getByRole("dialog");
      await panel.locator(".markdown .found").waitFor();
      expect(await panel.locator(".found").isVisible()).toBe(true);
      await expectUsable(page);
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "detached" });
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );

  it.each(["light", "dark"] as const)("formats Markdown without active content: %s", async (colorScheme) => {
    const { page, troubles } = await openConsole(browser, servers.url, "/", { colorScheme });
    await openChat(page, [{ id: "1", role: "assistant", parts: [{ type: "text", text: MARKDOWN }] }]);
    const answer = page.getByRole("article", { name: "Answer" });
    await answer.getByRole("heading", { name: "A heading", level: 3 }).waitFor();
    await answer.getByRole("cell", { name: "180 µs" }).waitFor();
    await answer.locator(".hljs-keyword", { hasText: "const" }).waitFor();
    await answer.locator(".code-block").getByRole("button", { name: "Copy" }).click();
    expect(await answer.locator("img, b").count()).toBe(0);
    await answer.getByRole("link", { name: "a picture" }).waitFor();
    await answer.getByRole("button", { name: "docs://en/models.md", exact: true }).waitFor();
    await expectUsable(page);
    await answer.getByRole("button", { name: "a guide" }).click();
    const panel = page.getByRole("dialog", { name: "security.md" });
    await panel.getByRole("heading").nth(1).waitFor();
    await panel.getByRole("button", { name: "Set-up", exact: true }).click();
    const linked = page.getByRole("dialog", { name: "set-up.md" });
    await linked.getByText("docs://en/set-up.md", { exact: true }).waitFor();
    await linked.getByRole("heading").nth(1).waitFor();
    expect(await linked.locator(".uri").isVisible()).toBe(true);
    await linked.getByRole("button", { name: en.documents.back }).click();
    await panel.getByRole("heading").nth(1).waitFor();
    expect(await panel.getByRole("button", { name: en.documents.back }).count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("shows quoted rows of tables as text", async () => {
    const { page, troubles } = await openConsole(browser, servers.url);
    const text = "See also:\n\n- Benchmark (docs://en/benchmark.md): | stdio | 180 µs | `A|B` | fastest |";
    await openChat(page, [{ id: "1", role: "assistant", parts: [{ type: "text", text }] }]);
    const item = page.locator(".markdown li");
    await item.waitFor();
    expect(await item.textContent()).toBe("Benchmark (docs://en/benchmark.md): stdio · 180 µs · A|B · fastest");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("says that a document no longer exists", async () => {
    const { page, troubles } = await openConsole(browser, servers.url);
    const text = "[gone](docs://en/gone.md)";
    await openChat(page, [{ id: "1", role: "assistant", parts: [{ type: "text", text }] }]);
    await page.locator(".markdown .link").click();
    await page.getByRole("dialog").getByText("This document is not in the index.").waitFor();
    expect(await page.getByRole("dialog").getByRole("button", { name: en.retry, exact: true }).count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it.each([
    ["en-US", "light", en, "When does the ferry Whiskerford leave?"],
    ["ko-KR", "dark", ko, "Whiskerford 여객선은 언제 출발해?"],
  ] as const)(
    "adds a document and answers from it, names a rejected file, and removes the document: %s, %s",
    async (locale, colorScheme, texts, question) => {
      const { page, troubles } = await openConsole(browser, servers.url, "/", { locale, colorScheme });
      const words = texts.documents;
      const open = () => page.getByRole("button", { name: words.open, exact: true }).click();
      const dialog = page.getByRole("dialog", { name: words.heading });
      const file = (name: string, text: string) => ({ name, mimeType: "", buffer: Buffer.from(text) });
      const text = "# Ferries\n\nThe ferry Whiskerford leaves at noon. Whiskerford 여객선은 정오에 출발합니다.";
      await open();
      await dialog.getByText(words.forAll).waitFor();
      await dialog.getByText(words.none).waitFor();
      await dialog.getByRole("button", { name: words.add }).waitFor();
      const refused = [
        ["broken.pdf", "no PDF", "unreadable"],
        ["program.exe", "no document", "format"],
        [".hidden.md", "# Hidden", "name"],
        ["large.txt", "x".repeat(1024 * 1024 + 1), "size"],
      ] as const;
      const files = [file("여객선 1.md", text), ...refused.map(([name, content]) => file(name, content))];
      await page.locator("input[type=file]").setInputFiles(files);
      await page.getByText(words.added(1)).waitFor();
      for (const [name, , why] of refused)
        await page.locator(".adding li", { hasText: name }).getByText(words.refusals[why][0]).waitFor();
      const row = dialog.getByRole("listitem").filter({ has: page.getByRole("button", { name: "Ferries" }) });
      await row.getByText("여객선 1.md").waitFor();
      await row.getByText("100 B").waitFor();
      await expectUsable(page);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await ask(page, question);
      await page.locator(".adding").waitFor({ state: "detached" });
      // The document's URI is readable wherever it appears.
      await page.locator(".answer .markdown .link", { hasText: "docs://documents/여객선 1.md" }).first().waitFor();
      expect(await page.locator(".answer").textContent()).not.toMatch(/%[89A-F][0-9A-F]/i);
      await page.locator(".sources").getByRole("button").click();
      await page.locator(".sources .uri", { hasText: "docs://documents/여객선 1.md" }).waitFor();
      await page.locator(".sources .link", { hasText: "Ferries" }).click();
      await page.getByRole("dialog", { name: "여객선 1.md" }).locator(".found").waitFor();
      await page.keyboard.press("Escape");
      expect(await exported(page, texts.chat.export("Markdown"))).toContain("(docs://documents/여객선%201.md)");

      await open();
      const remove = dialog.getByRole("button", { name: words.removeOf("Ferries") });
      await remove.focus();
      await page.keyboard.press("Enter");
      await dialog.getByRole("group", { name: words.sure("Ferries") }).waitFor();
      await expectUsable(page);
      // The focus is on the harmless choice, and returns to where it was.
      await page.keyboard.press("Enter");
      await expect.poll(() => remove.evaluate((button) => button === document.activeElement)).toBe(true);
      await page.keyboard.press("Enter");
      await dialog.getByRole("button", { name: words.keep }).waitFor();
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Enter");
      await dialog.getByText(words.removed("Ferries")).waitFor();
      await dialog.getByText(words.none).waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: texts.chat.clear }).click();
      await ask(page, question);
      await page.getByRole("button", { name: texts.chat.again }).waitFor();
      expect(await page.locator(".log").textContent()).not.toContain("여객선 1.md");
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );

  it("continues adding while another conversation is shown, and accepts files dropped in the meantime", async () => {
    const { page, troubles } = await openConsole(browser, servers.url, "/");
    const words = en.documents;
    const { promise: isLookedAt, resolve: goOn } = Promise.withResolvers<void>();
    await page.route("**/admin/documents", async (route) => {
      if (route.request().method() === "POST") await isLookedAt;
      await route.continue();
    });
    const file = (name: string) => ({ name, mimeType: "", buffer: Buffer.from(`# ${name}`) });
    await page.getByRole("button", { name: words.open, exact: true }).click();
    await page.locator("input[type=file]").setInputFiles([file("one.md"), file("two.md")]);
    await page.getByRole("dialog").getByText(words.adding(0, 2)).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "New chat" }).click();
    await page.getByText(words.adding(0, 2)).waitFor();
    await page.locator(".chat").evaluate((chat) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["# three"], "three.md"));
      chat.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
    });
    await page.getByText(words.adding(0, 3)).waitFor();
    goOn();
    await page.getByText(words.added(3)).waitFor();
    for (const name of ["one", "two", "three"])
      expect((await fetch(`${servers.url}/admin/documents/${name}.md`, { method: "DELETE" })).status).toBe(204);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it.each([
    ["en-US", "light", en],
    ["ko-KR", "dark", ko],
  ] as const)("asks before a document replaces another: %s, %s", async (locale, colorScheme, texts) => {
    const { page, troubles } = await openConsole(browser, servers.url, "/", { locale, colorScheme });
    const words = texts.documents;
    const file = (text: string) => ({ name: "항구.md", mimeType: "", buffer: Buffer.from(`# ${text}`) });
    const title = (text: string) => page.locator(".document-list").getByRole("button", { name: text, exact: true });
    await page.getByRole("button", { name: words.open, exact: true }).click();
    await page.locator("input[type=file]").setInputFiles([file("Old harbour")]);
    await title("Old harbour").waitFor();
    await page.locator("input[type=file]").setInputFiles([file("New harbour")]);
    await page.getByText(words.taken(["항구.md"])).waitFor();
    await expectUsable(page);
    // Another one is added in the meantime: the question stays.
    await page
      .locator("input[type=file]")
      .setInputFiles([{ name: "quay.md", mimeType: "", buffer: Buffer.from("# Quay") }]);
    await page.getByText(words.added(1)).waitFor();
    await page.locator(".adding").getByRole("button", { name: words.keep }).click();
    await page.locator(".adding").waitFor({ state: "detached" });
    await title("Old harbour").waitFor();
    await page.locator("input[type=file]").setInputFiles([file("New harbour")]);
    await page.locator(".adding").getByRole("button", { name: words.replace }).click();
    await title("New harbour").waitFor();
    expect(await title("Old harbour").count()).toBe(0);
    for (const name of ["항구", "quay"])
      expect(
        (await fetch(`${servers.url}/admin/documents/${encodeURIComponent(name)}.md`, { method: "DELETE" })).status,
      ).toBe(204);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("says that nothing was added, and hides a success after a while", async () => {
    const { page, troubles } = await openConsole(browser, servers.url, "/");
    const words = en.documents;
    await page.getByRole("button", { name: words.open, exact: true }).click();
    await page.locator("input[type=file]").setInputFiles([{ name: "a.pdf", mimeType: "", buffer: Buffer.from("no") }]);
    await page.getByText(words.added(0)).waitFor();
    expect(await page.getByRole("dialog").getByRole("button", { name: en.close, exact: true }).count()).toBe(1);
    await page
      .locator("input[type=file]")
      .setInputFiles([{ name: "ships.md", mimeType: "", buffer: Buffer.from("# Ships") }]);
    await page.getByText(words.added(1)).waitFor();
    await page.locator(".adding").waitFor({ state: "detached", timeout: 60_000 });
    // Somebody else removes it in the meantime.
    expect((await fetch(`${servers.url}/admin/documents/ships.md`, { method: "DELETE" })).status).toBe(204);
    await page.getByRole("button", { name: words.removeOf("Ships") }).click();
    await page.getByRole("button", { name: words.removeSure }).click();
    await page.getByText(words.removed("Ships")).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it.each([
    ["en-US", "document search", "translation"],
    ["ko-KR", "문서 검색", "번역"],
  ])("offers only example questions that can be answered: %s", async (locale, search, translation) => {
    const { page, troubles } = await openConsole(browser, servers.url, "/", { locale });
    await page.locator(".example", { hasText: search }).waitFor();
    expect(await page.locator(".example", { hasText: translation }).count()).toBe(0);
    await expectUsable(page);
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
