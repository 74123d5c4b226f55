import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeIfInstalled, type Gate, type LoopbackServer, startGate, startLoopbackServer } from "@twinhost/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

import { reasonsKo } from "../src/i18n/reason-messages.ts";
import { serversEn } from "../src/servers/messages.ts";
import { ask, CHROMIUM, launchBrowser, openConsole } from "./support/browser.ts";
import { expectUsable } from "./support/expect-usable.ts";
import { type Servers, startServers } from "./support/servers.ts";
import { type SlowModel, startSlowModel } from "./support/slow-model.ts";

// Two servers and a browser share two cores with other tests, and axe takes long on a page with 150 tools.
vi.setConfig({ testTimeout: 180_000 });

const FIXTURE = join(import.meta.dirname, "../../llm-server/test/fixtures/third-party-server.ts");

describeIfInstalled(CHROMIUM, "third-party MCP servers in a browser", () => {
  let gate: Gate;
  let model: SlowModel;
  let servers: Servers;
  let browser: Browser;
  let folder: string;
  let locked: LoopbackServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "twinhost-mcp-config-"));
    gate = await startGate();
    model = await startSlowModel(0, "site__survey", {});
    const site = { command: process.execPath, args: [FIXTURE], env: { GATE: gate.url, SENSORS: "150" } };
    const file = join(folder, "mcp.json");
    locked = await startLoopbackServer((_request, response) => response.writeHead(401).end());
    const others = { absent: { command: "/nowhere/server" }, locked: { url: `${locked.url}/mcp` } };
    writeFileSync(file, JSON.stringify({ mcpServers: { site, ...others } }));
    const settings = { MODEL: "openai-compatible:slow", MODEL_BASE_URL: model.url, MCP_CONFIG_FILE: file };
    [servers, browser] = await Promise.all([startServers(settings), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await servers?.stop();
    model?.close();
    locked?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(["light", "dark"] as const)(
    "lists their tools by server, runs one, says why one is unavailable: %s",
    async (colorScheme) => {
      const { page, troubles } = await openConsole(browser, servers.url, "/#/tools", { colorScheme });
      const absent = page.getByRole("group", { name: "absent" });
      await absent.getByText('Why: the command "/nowhere/server" was not found (ENOENT)').waitFor();
      const site = page.getByRole("group", { name: "site" });
      await site.getByText("survey", { exact: true }).waitFor();
      expect(await site.getByText("read_sensor_150", { exact: true }).count()).toBe(0);
      await site.getByRole("button", { name: "Show all 152 tools" }).click();
      await site.getByText("read_sensor_150", { exact: true }).waitFor();
      await site.getByText("book_ferry", { exact: true }).click();
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.getByRole("region", { name: "Result", exact: true }).getByText("booked", { exact: true }).waitFor();
      await expectUsable(page);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );

  it("shows the reason next to the server's state, in Korean too", async () => {
    const { page, troubles } = await openConsole(browser, servers.url, "/#/state", { locale: "ko-KR" });
    await page
      .getByText('이유: "/nowhere/server" 명령을 찾을 수 없으니, 설치하거나 서버 항목을 고치세요(ENOENT).')
      .waitFor();
    await page.getByText("사용할 수 없는 외부 MCP 서버: absent, locked", { exact: true }).waitFor();
    await page
      .getByText(`이유: ${reasonsKo.refused("401", "")}`)
      .first()
      .waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("manages servers: switches one off and on again; adding one requires a key", async () => {
    const { page, troubles } = await openConsole(browser, servers.url, "/#/tools");
    const absent = page.locator(".kept-server", { hasText: "absent" });
    await absent.getByText("unavailable").waitFor();
    await absent.getByRole("button", { name: "Switch off" }).click();
    await absent.getByText("off", { exact: true }).waitFor();
    await absent.getByRole("button", { name: "Switch on" }).click();
    await absent.getByText('the command "/nowhere/server" was not found', { exact: false }).waitFor();
    // In the order of their file, although one was connected later than the others.
    expect(await page.locator(".kept-server strong").allTextContents()).toEqual(["site", "absent", "locked"]);
    const groups = page.locator(".tool-group header strong");
    await expect.poll(() => groups.allTextContents()).toEqual(["Built in", "site", "absent", "locked"]);
    await page.getByText(serversEn.setUp.key).waitFor();
    const ports = `--port ${new URL(servers.url).port} --tool-port ${new URL(servers.toolServer.url).port}`;
    await page.getByText(`MCP_API_KEY=KEY npx -y pnpm@12 dev ${ports}`, { exact: true }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("shows each step of a running tool, and which tools were left out", async () => {
    const { page, troubles } = await openConsole(browser, servers.url);
    await ask(page, "Survey the site");
    const card = page.getByRole("region", { name: "site__survey" });
    for (const step of [1, 2, 3]) {
      await card.getByText(`${step}/3 · site ${step}`).waitFor();
      // The tool waits at the gate until its step has been seen here.
      await expect.poll(gate.open).toBe(1);
    }
    await card.getByText("done").waitFor();
    await page.getByRole("button", { name: "27 tools left out of this question" }).click();
    await page.getByText("The model takes at most 128 tools", { exact: false }).waitFor();
    expect(await page.locator(".left-out code").count()).toBe(27);
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
