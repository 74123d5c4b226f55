import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { CLIENT_LIMIT_MS, type ForeignClient } from "../client.ts";
import { findProgram, withHome } from "../programs.ts";

const BROWSERS = ["chromium", "chromium-browser", "google-chrome"];
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];

/** Serves a page on its own origin, which posts back the answer that it got. */
const openPageServer = async () => {
  const answered = Promise.withResolvers<string>();
  let page = "";
  const server = createServer(async (request, response) => {
    if (request.method === "POST") answered.resolve(await text(request));
    response.setHeader("content-type", "text/html").end(page);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (html: string) => {
      page = html;
    },
    answered: answered.promise,
    fail: answered.reject,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

export interface Browser extends ForeignClient {
  /** Origin of its page, which the tool server must allow. */
  readonly origin: string;
  close(): void;
}

/** `fetch` in a browser, from a page on another origin. */
export const openBrowser = async (): Promise<Browser> => {
  const { origin, serve, answered, fail, close } = await openPageServer();
  return {
    origin,
    close,
    isThere: async () => (await findProgram(BROWSERS)) !== undefined,
    http: (url, { tool, arguments: args }) =>
      withHome(async (home) => {
        const call = `fetch(${JSON.stringify(`${url}/run/${tool}`)}, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: ${JSON.stringify(JSON.stringify(args))},
        })`;
        const answer = `(text) => fetch("/", { method: "POST", body: text })`;
        serve(`<script>${call}.then((response) => response.text()).catch(String).then(${answer})</script>`);
        const browser = spawn((await findProgram(BROWSERS)) ?? "", [...FLAGS, `--user-data-dir=${home}`, origin], {
          stdio: "ignore",
          timeout: CLIENT_LIMIT_MS,
        });
        // Otherwise an interrupted run would leave the browser and its profile behind.
        const endWithUs = (): void => {
          browser.kill("SIGKILL");
          rmSync(home, { recursive: true, force: true, maxRetries: 5 });
        };
        process.once("exit", endWithUs);
        browser.once("error", fail);
        browser.once("exit", () => fail(new Error("The browser ended before its page had an answer.")));
        try {
          return JSON.parse(await answered);
        } finally {
          process.off("exit", endWithUs);
          browser.kill("SIGKILL");
        }
      }),
  };
};
