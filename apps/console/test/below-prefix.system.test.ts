import { request } from "node:http";
import { describeIfInstalled, startLoopbackServer } from "@twinhost/testing";
import { expect, it } from "vitest";

import { ask, CHROMIUM, launchBrowser, openConsole } from "./support/browser.ts";
import { startServers } from "./support/servers.ts";

const PREFIX = "/twinhost";

/** Serves a server below a prefix, and nothing else. */
const startProxy = (target: string) =>
  startLoopbackServer((asked, response) => {
    if (!asked.url?.startsWith(`${PREFIX}/`)) return void response.writeHead(404).end();
    const { method, headers } = asked;
    const passedOn = request(new URL(asked.url.slice(PREFIX.length), target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    asked.pipe(passedOn);
  });

describeIfInstalled(CHROMIUM, "the console below a proxy's prefix", () => {
  it("reaches its server there: chat, tools, status and usage", async () => {
    const [servers, browser] = await Promise.all([startServers(), launchBrowser()]);
    const proxy = await startProxy(servers.url);
    try {
      const { page, troubles } = await openConsole(browser, proxy.url, `${PREFIX}/`);
      await ask(page, "What is 15% of 240?");
      await page.getByText("15% of 240 is 36.").waitFor();
      await page.getByRole("link", { name: "Tools" }).click();
      await page.getByRole("button", { name: "Run over HTTP, REST and stdio" }).click();
      await page.locator(".exchange").nth(2).waitFor();
      await page.getByRole("link", { name: "Status" }).click();
      await page.getByRole("heading", { name: /^Both servers are healthy/ }).waitFor();
      await page.getByRole("link", { name: "All usage of the LLM server" }).click();
      await page.getByText(/^\d+ calls? since /).waitFor();
      expect(troubles).toEqual([]);
    } finally {
      proxy.close();
      await browser.close();
      await servers.stop();
    }
  });
});
