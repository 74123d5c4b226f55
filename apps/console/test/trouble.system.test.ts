import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openKeyStore } from "@twinhost/policy";
import { createDataDirectory, describeIfInstalled } from "@twinhost/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { en } from "../src/i18n/en.ts";
import { ko } from "../src/i18n/ko.ts";
import { COMMANDS } from "../src/shared/commands.ts";
import { ask, CHROMIUM, launchBrowser, openConsole } from "./support/browser.ts";
import { expectUsable } from "./support/expect-usable.ts";
import { startServers } from "./support/servers.ts";
import { type SlowModel, startSlowModel } from "./support/slow-model.ts";

const FIXTURE = join(import.meta.dirname, "../../llm-server/test/fixtures/third-party-server.ts");

describeIfInstalled(CHROMIUM, "failures in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it("asks for a key, rejects a wrong one, and shows what the right one may access", async () => {
    const servers = await startServers();
    const store = openKeyStore(servers.dataDirectory);
    const rights = { owner: "test", ratePerMinute: null, expiresAt: null };
    const create = () => store.create({ ...rights, tools: ["calculate"], role: "caller" });
    const [{ key, info }, another] = [create(), create()];
    const { page, troubles } = await openConsole(browser, servers.url);
    try {
      await page.getByRole("heading", { name: "This server requires an API key." }).waitFor();
      await page.getByText(en.key.dataFolder).waitFor();
      await page.getByLabel("API key").fill("한글키");
      await page.getByRole("button", { name: "Use this key" }).click();
      await page.getByText("Switch the keyboard to English", { exact: false }).waitFor();
      await page.getByRole("heading", { name: "This server requires an API key." }).waitFor();
      // A key stored by an earlier version must not lock the tab either.
      await page.evaluate(() => sessionStorage.setItem("twinhost.key", "한글키"));
      await page.reload();
      await page.getByRole("heading", { name: "This server requires an API key." }).waitFor();
      await page.getByLabel("API key").fill("wrong");
      await page.getByRole("button", { name: "Use this key" }).click();
      await page.getByRole("heading", { name: "This key is not valid." }).waitFor();
      await page.getByLabel("API key").fill(key);
      await page.getByRole("button", { name: "Use this key" }).click();
      await ask(page, "What is 15% of 240?");
      await page.getByText("15% of 240 is 36.").waitFor();
      await page.getByRole("button", { name: /^Forget key/ }).waitFor();
      await page.getByText(en.documents.needsAdmin).waitFor();

      await page.setViewportSize({ width: 375, height: 800 });
      for (const language of ["ko", "en"]) {
        await page.locator(".settings-button").click();
        await page.locator(".settings select").first().selectOption(language);
        await page.locator(`html[lang=${language}]`).waitFor();
        await page.getByText((language === "ko" ? ko : en).documents.needsAdmin).waitFor();
        await page.keyboard.press("Escape");
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
        // The product name and the settings in one row, the views in the other.
        expect((await page.locator(".top").boundingBox())?.height).toBeLessThan(2 * 48);
      }
      await page.setViewportSize({ width: 1280, height: 800 });

      await page.getByRole("link", { name: "Tools" }).click();
      await page.getByRole("heading", { name: /^1 built-in tool/ }).waitFor();
      await page.getByRole("heading", { name: en.servers.heading }).waitFor();
      await page.getByText(en.servers.needsAdmin("caller")).waitFor();
      await expectUsable(page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.getByRole("link", { name: "Benchmark" }).click();
      await page.getByText(en.report.bench.needsAdmin("caller")).waitFor();
      await page.getByRole("link", { name: "Status" }).click();
      await page.getByText("Usage and metrics require a key").first().waitFor();
      await page.getByText(`${en.state.ofUsage.none} ${en.state.ofCallers.own}`).first().waitFor();
      await page.getByRole("link", { name: "Transport" }).click();
      await page.getByText("This requires a key with the admin role. Your key has the caller role.").waitFor();

      store.revoke(info.id);
      await page.getByRole("heading", { name: "This key is not valid." }).waitFor();
      await page.getByLabel("API key").fill(another.key);
      await page.getByRole("button", { name: "Use this key" }).click();
      await page.getByText("This requires a key with the admin role.", { exact: false }).waitFor();
      await page.getByRole("link", { name: "Chat" }).click();
      await page.locator("#question").waitFor();
      store.revoke(another.info.id);
      await ask(page, "What is 2 + 2?");
      await page.getByRole("heading", { name: "This key is not valid." }).waitFor();
      expect(troubles).toEqual([]);
    } finally {
      await page.context().close();
      store.close();
      await servers.stop();
    }
  });

  it("says that the tool server is unavailable, and continues over stdio", async () => {
    const servers = await startServers();
    await servers.toolServer.stop();
    const { page, troubles } = await openConsole(browser, servers.url, "/#/state");
    await page.getByRole("heading", { name: /does not respond\. stdio and in-process still work/ }).waitFor();
    await page
      .getByText(`PORT=${new URL(servers.toolServer.url).port} npx -y pnpm@12 --filter http-server dev`)
      .waitFor();
    await page.getByRole("link", { name: "Chat" }).click();
    await page.getByLabel("Transport").selectOption("http");
    await ask(page, "What is 15% of 240?");
    await page.getByRole("region", { name: "calculate" }).getByText("engine_unavailable").waitFor();
    await page.getByLabel("Transport").selectOption("stdio");
    await ask(page, "What is 15% of 240?");
    await page.getByText("15% of 240 is 36.").waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
    await servers.stop();
  });

  it("says that the tool server rejects the LLM server's key, and then compares nothing", async () => {
    const servers = await startServers({ TOOL_TRANSPORT: "http" });
    const store = openKeyStore(servers.dataDirectory);
    const { key } = store.create({
      owner: "test",
      tools: ["*"],
      role: "admin",
      ratePerMinute: null,
      expiresAt: null,
    });
    const { page, troubles } = await openConsole(browser, servers.url, "/#/state");
    try {
      await page.getByLabel("API key").fill(key);
      await page.getByRole("button", { name: "Use this key" }).click();
      await page.getByRole("heading", { name: /^The tools are unavailable: .+ Set MCP_API_KEY\.$/ }).waitFor();
      await page.getByRole("link", { name: "Transport" }).click();
      await page.getByText("rejects the LLM server's key: set MCP_API_KEY").first().waitFor();
      await page.getByRole("link", { name: "Tools" }).click();
      await page.getByRole("button", { name: "Run over HTTP, REST and stdio" }).click();
      await page.locator(".exchange").nth(2).waitFor();
      await page.getByText("Create a key, set MCP_API_KEY to it").first().waitFor();
      expect(await page.getByRole("heading", { name: /^The same call takes/ }).count()).toBe(0);
      expect(troubles).toEqual([]);
    } finally {
      await page.context().close();
      store.close();
      await servers.stop();
    }
  });

  it.each([
    ["en-US", en],
    ["ko-KR", ko],
  ])(
    "adds a third-party server with an admin key: reports what is missing or fails, then adds a working one: %s",
    async (locale, texts) => {
      const folder = createDataDirectory();
      const file = join(folder.path, "mcp.json");
      writeFileSync(file, '{ "mcpServers": {} }');
      const servers = await startServers({ MCP_CONFIG_FILE: file });
      const store = openKeyStore(servers.dataDirectory);
      const rights = { owner: "test", tools: ["*"], ratePerMinute: null, expiresAt: null };
      const { key } = store.create({ ...rights, role: "admin" });
      const { page, troubles } = await openConsole(browser, servers.url, "/#/tools", { locale });
      const words = texts.servers;
      const { because, reasons } = texts.tools.theirs;
      const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
      const enter = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
      try {
        await press(texts.key.use);
        await page.getByText(texts.key.missing).waitFor();
        await enter(texts.key.label, key);
        await press(texts.key.use);
        await page.getByText(words.builtinNote).waitFor();
        await page.getByText(words.setUp.rejected).waitFor();
        await page.getByText(words.setUp.serverKey).waitFor();
        await page.getByText(COMMANDS.createServerKey, { exact: true }).waitFor();
        await page.getByText(words.setUp.restartKey, { exact: false }).waitFor();
        await page.getByText(words.add, { exact: true }).click();
        for (const button of [words.test, words.save]) {
          await press(button);
          await page.getByText(words.problems.nameMissing).waitFor();
          await page.getByText(words.problems.commandMissing).waitFor();
          await page.locator("input[name=name]:focus").waitFor();
        }
        await enter(words.name, "site");
        expect(await page.getByText(words.problems.nameMissing).count()).toBe(0);
        await enter(words.command, "/nowhere/server");
        await press(words.test);
        await page.getByText(`${because} ${reasons.commandMissing("/nowhere/server")}`, { exact: true }).waitFor();
        const line = "npx -y @scope/server --flag";
        await enter(words.command, line);
        for (const button of [words.test, words.save]) {
          await press(button);
          await page.getByText(`${because} ${reasons.commandLine(line)}`, { exact: true }).waitFor();
        }
        expect(readFileSync(file, "utf8")).toBe('{ "mcpServers": {} }');
        await expectUsable(page);
        await enter(words.command, process.execPath);
        const args = page.getByLabel(words.args, { exact: true });
        await args.fill("-e\nprocess.exit(3)");
        await press(words.save);
        await page.getByText(words.addedUnusable("site"), { exact: true }).waitFor();
        expect(await args.inputValue()).toBe("-e\nprocess.exit(3)");
        await args.fill(FIXTURE);
        await press(words.test);
        await page.getByText(words.works(2)).waitFor();
        await press(words.save);
        await press(words.replace);
        await page.getByText(words.replaced("site"), { exact: true }).waitFor();
        await expect.poll(() => args.inputValue()).toBe("");
        const { healthy = "" } = texts.state.status;
        await page.locator(".kept-server", { hasText: "site" }).getByText(healthy).waitFor();
        await page.getByRole("group", { name: "site" }).getByText("book_ferry").waitFor();
        expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
          mcpServers: { site: { command: process.execPath, args: [FIXTURE] } },
        });
        await enter(words.name, " site ");
        await enter(words.command, process.execPath);
        await enter(words.args, FIXTURE);
        await enter(words.env, "SENSORS=3");
        const before = readFileSync(file, "utf8");
        await press(words.save);
        await page.getByText(words.exists("site")).waitFor();
        await expectUsable(page);
        await press(words.keep);
        await page.locator("input[name=name]:focus").waitFor();
        expect(await page.getByText(words.exists("site")).count()).toBe(0);
        expect(readFileSync(file, "utf8")).toBe(before);
        await press(words.save);
        await press(words.replace);
        await page.locator(".kept-server", { hasText: "site" }).getByText(words.tools(5)).waitFor();
        expect(await page.locator(".kept-server").count()).toBe(1);
        await press(words.edit);
        await expect.poll(() => page.locator(".add-server[open]").count()).toBe(0);
        const form = page.locator(".edit-server");
        const command = form.getByLabel(words.command, { exact: true });
        expect(await command.inputValue()).toBe(process.execPath);
        await form.getByText(words.present.args(1)).waitFor();
        await form.getByText(words.present.names(["SENSORS"])).waitFor();
        expect(await form.getByLabel(words.args, { exact: true }).getAttribute("placeholder")).toBe(
          words.example(words.examples.args ?? ""),
        );
        await command.fill("");
        await form.getByRole("button", { name: words.saveEdit }).click();
        await form.getByText(words.problems.commandMissing).waitFor();
        await command.fill(process.execPath);
        await form.getByLabel(words.env, { exact: true }).fill("SENSORS");
        await form.getByRole("button", { name: words.saveEdit }).click();
        await form.getByText(words.problems.envWrong).waitFor();
        await form.getByLabel(words.env, { exact: true }).fill("SENSORS=1");
        await form.getByRole("button", { name: words.test }).click();
        await form.getByText(words.works(3)).waitFor();
        await expectUsable(page);
        await form.getByRole("button", { name: words.saveEdit }).click();
        await page.locator(".kept-server button:focus", { hasText: words.edit }).waitFor();
        await page.locator(".kept-server", { hasText: "site" }).getByText(words.tools(3)).waitFor();
        expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
          mcpServers: { site: { command: process.execPath, args: [FIXTURE], env: { SENSORS: "1" } } },
        });
        await press(words.edit);
        await form.getByLabel(words.present.remove("SENSORS")).check();
        await form.getByRole("button", { name: words.saveEdit }).click();
        await page.locator(".kept-server", { hasText: "site" }).getByText(words.tools(2)).waitFor();
        await press(words.edit);
        await form.getByText(words.present.args(1)).waitFor();
        expect(await form.getByText(words.present.names(["SENSORS"])).count()).toBe(0);
        await form.getByLabel(words.present.removeArgs).check();
        await form.getByRole("button", { name: words.saveEdit }).click();
        await form.waitFor({ state: "detached" });
        expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
          mcpServers: { site: { command: process.execPath, args: [], env: {} } },
        });
        await press(words.remove);
        await press(words.keep);
        await page.locator(".kept-server button:focus", { hasText: words.remove }).waitFor();
        await page.getByRole("link", { name: texts.views.chat, exact: true }).click();
        await page.getByText(texts.chat.builtinNote).waitFor();
        await expectUsable(page);
        expect(troubles).toEqual([]);
      } finally {
        await page.context().close();
        store.close();
        await servers.stop();
        folder.remove();
      }
    },
  );

  it("works offline, and keeps its views while the server is unavailable", async () => {
    const servers = await startServers();
    const { page, troubles } = await openConsole(browser, servers.url, "/#/tools");
    const warning = page.getByRole("alert").filter({ hasText: "The LLM server does not respond." });
    const run = page.getByRole("button", { name: "Run over HTTP, REST and stdio" });
    try {
      await run.waitFor();
      await page.evaluate(() => dispatchEvent(new Event("offline")));
      await run.click();
      await page.locator(".exchange").nth(2).waitFor();
      await page.getByRole("link", { name: "Transport" }).click();
      await page
        .getByText(/^healthy, \d+ tools$/)
        .nth(3)
        .waitFor();
      await page.getByRole("link", { name: "Status" }).click();
      await page.getByRole("heading", { name: /^Both servers are healthy/ }).waitFor();
    } finally {
      await servers.stop();
    }
    await page.getByRole("heading", { name: "The LLM server does not respond." }).waitFor();
    await page.locator(".server", { hasText: "Tool server" }).getByText("unknown").waitFor();
    await page.getByRole("link", { name: "Transport" }).click();
    await warning.first().waitFor();
    await expect.poll(() => page.getByText(/^healthy, /).count()).toBe(0);
    await page.getByRole("link", { name: "Tools" }).click();
    await warning.first().waitFor();
    await run.waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("says if the model is unavailable or slow", async () => {
    const model: SlowModel = await startSlowModel(4_500);
    const servers = await startServers({ MODEL: "openai-compatible:slow", MODEL_BASE_URL: model.url });
    const { page, troubles } = await openConsole(browser, servers.url);
    await ask(page, "How much is six times seven?");
    await page.getByText(/^No answer after 3 s/).waitFor();
    await page.getByRole("region", { name: "calculate" }).waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    model.close();
    await ask(page, "And now?");
    await page.getByText("The model is unavailable.").waitFor();
    await page.getByText("Check MODEL and MODEL_BASE_URL", { exact: false }).first().waitFor();
    expect(troubles).toEqual([]);

    await servers.stop();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("The LLM server does not respond.").waitFor();
    // The code of this view has not been loaded before.
    await page.getByRole("link", { name: "Benchmark" }).click();
    await page.getByRole("alert").getByText("The LLM server does not respond.").waitFor();
    await page.context().close();
  });
});
