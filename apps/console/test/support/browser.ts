import { readFileSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

export const CHROMIUM = { needs: "Debian package chromium", files: ["/usr/bin/chromium"] } as const;

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM.files[0],
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });

export interface OpenPage {
  readonly page: Page;
  /** Errors in the page's console, including CSP violations, and requests to other servers; must stay empty. */
  readonly troubles: string[];
}

/** The console in a fresh browser profile. @param path such as `/#/state` */
export const openConsole = async (
  browser: Browser,
  url: string,
  path = "/",
  options: BrowserContextOptions = {},
): Promise<OpenPage> => {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const troubles: string[] = [];
  page.on("console", (message) => {
    // Chromium logs every response of 400 and above; the console explains those itself.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (!["data:", "blob:"].includes(protocol) && origin !== url) troubles.push(`asks ${request.url()}`);
  });
  await page.goto(`${url}${path}`);
  return { page, troubles };
};

/** Opens a conversation as if left by an earlier visit. */
export const openChat = async (page: Page, messages: readonly object[]): Promise<void> => {
  // By then the page has created its database.
  await page.locator("#question").waitFor();
  await page.evaluate(async (said) => {
    const opened = Promise.withResolvers<IDBDatabase>();
    const request = indexedDB.open("twinhost");
    request.onsuccess = () => opened.resolve(request.result);
    request.onerror = () => opened.reject(request.error);
    const database = await opened.promise;
    const saved = Promise.withResolvers<void>();
    const transaction = database.transaction("conversations", "readwrite");
    transaction.oncomplete = () => saved.resolve();
    transaction.onabort = () => saved.reject(transaction.error);
    const settings = { name: "", instructions: "", model: "" };
    transaction.objectStore("conversations").put({
      ...{ id: "opened", ...settings, messages: said, version: 1, changedAt: Date.now() },
    });
    await saved.promise;
    database.close();
    sessionStorage.setItem("twinhost.conversation", "opened");
  }, messages);
  await page.reload();
};

/** Types a question into the chat and sends it. */
export const ask = async (page: Page, question: string): Promise<void> => {
  await page.locator("#question").fill(question);
  await page.locator(".composer button[type=submit]").click();
};

/** The content of the file that a button saves. */
export const exported = async (page: Page, button: string): Promise<string> => {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  return readFileSync(await (await download).path(), "utf8");
};
