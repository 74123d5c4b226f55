import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type Servers, startServers } from "./servers.ts";
import { type SlowModel, startSlowModel } from "./slow-model.ts";

export interface SlowConsole {
  readonly browser: Browser;
  readonly servers: Servers;
  readonly model: SlowModel;
}

/** Starts both servers with a slowly streaming model, and a browser, for a suite. @returns a getter for its tests */
export const useSlowConsole = (): (() => SlowConsole) => {
  let model: SlowModel | undefined;
  let servers: Servers | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    model = await startSlowModel();
    const settings = { MODEL: "openai-compatible:slow", MODEL_BASE_URL: model.url };
    [servers, browser] = await Promise.all([startServers(settings), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await servers?.stop();
    model?.close();
  });
  return () => ({ browser, servers, model }) as SlowConsole;
};
