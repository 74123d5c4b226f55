import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";

const CHROMIUM = "/usr/bin/chromium";

/** Whether no browser is installed; if so, prints which tests are skipped. */
export const isBrowserMissing = (page: string): boolean => {
  const isMissing = !existsSync(CHROMIUM);
  if (isMissing)
    process.stderr.write(`skipped: ${page} in a browser, for there is no ${CHROMIUM} (Debian package chromium)\n`);
  return isMissing;
};

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });

/** Opens a page and records its troubles: script errors, violations of the policy, requests to other servers. */
export const openPage = async (browser: Browser, url: string, options: BrowserContextOptions = {}) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => {
    // A 401 is how the page learns that it has to ask for a key.
    if (message.type() === "error" && !message.text().includes("status of 40")) troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(url).origin) troubles.push(`asks ${request.url()}`);
  });
  await page.goto(url);
  return { page, troubles, close: () => context.close() };
};
