import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  adviceText,
  advise,
  constantsFrom,
  decodeCase,
  type MeasuredLedger,
  messages,
  referenceConstants,
} from "@twinhost/advisor";
import { describeIfInstalled } from "@twinhost/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { CHROMIUM, launchBrowser, openConsole } from "./support/browser.ts";
import { type Servers, startServers } from "./support/servers.ts";

const count = (id: string, value: number) => ({ id, measured: { value, low: value, high: value } });

/** The part of a `bench claims` report that one experiment writes. */
const LEDGER: MeasuredLedger = {
  startedAt: "2026-11-27T15:00:00.000Z",
  mode: "quick",
  machine: { cpu: "A CPU", cores: 2 },
  experiments: [
    {
      id: "H5",
      outcome: "measured",
      starts: [{ tried: 19, http: 17, stdio: 3 }],
      figures: [count("tried", 19), count("http", 17), count("stdio", 3)],
    },
  ],
};

const { fields, choices } = messages.en;

/** The advisor's text for a case, from these figures. */
const adviceTo = (query: string, constants = constantsFrom(LEDGER)) =>
  adviceText(advise(decodeCase(query), constants), "en");
const answerTo = (query: string): string => adviceTo(query).answer[0];

describeIfInstalled(CHROMIUM, "the advisor in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-claims-"));
  const claimsFile = join(folder, "report.json");
  let servers: Servers;
  let browser: Browser;
  beforeAll(async () => {
    writeFileSync(claimsFile, JSON.stringify(LEDGER));
    [servers, browser] = await Promise.all([startServers({ CLAIMS_FILE: claimsFile }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await servers?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (path: string, locale = "en-US") => openConsole(browser, servers.url, path, { locale });

  it("is one of three actions on the first screen, next to chat and comparison", async () => {
    const { page, troubles } = await open("/");
    const actions = page.getByRole("navigation", { name: "What would you like to do?" });
    await actions.getByRole("button", { name: "Chat" }).click();
    expect(
      await page.getByRole("textbox", { name: "Question" }).evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await actions.getByRole("link", { name: "Compare" }).waitFor();
    await actions.getByRole("link", { name: "Which transport fits me?" }).click();
    await page.getByRole("heading", { name: answerTo("") }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("updates the advice as the case changes, and keeps the case in the URL", async () => {
    const { page, troubles } = await open("/#/advisor");
    const answer = page.getByRole("heading", { level: 1 });
    await page.getByLabel(fields.llmServers).fill("3");
    await page.getByLabel(choices.otherCallers.outsiders ?? "").check();
    await page.getByLabel(fields.operations).selectOption("containers");
    const said = answerTo("llmServers=3&otherCallers=outsiders&operations=containers");
    expect(said).not.toBe(answerTo(""));
    await expect.poll(() => answer.textContent()).toBe(said);
    expect(decodeCase(new URL(page.url()).hash.split("?")[1] ?? "")).toMatchObject({
      llmServers: 3,
      otherCallers: ["outsiders"],
      operations: "containers",
    });
    await page.reload();
    await expect.poll(() => answer.textContent()).toBe(said);
    expect(await page.getByLabel(fields.llmServers).inputValue()).toBe("3");
    const address = page.url();
    await page.locator(".top nav").getByRole("link", { name: "Status" }).click();
    await page.waitForURL("**/#/state");
    await page.locator(".top nav").getByRole("link", { name: "Advisor" }).click();
    await expect.poll(() => answer.textContent()).toBe(said);
    expect(page.url()).toBe(address);
    await page.getByRole("button", { name: "Reset" }).click();
    await expect.poll(() => answer.textContent()).toBe(answerTo(""));
    expect(new URL(page.url()).hash).toBe("#/advisor");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("reports an invalid amount, and keeps the case", async () => {
    const { page, troubles } = await open("/#/advisor?llmServers=3");
    const servers = page.getByLabel(fields.llmServers);
    await servers.fill("1.5");
    await page.getByText("Enter a whole number from 1 to 10,000.").waitFor();
    expect(new URL(page.url()).hash).toBe("#/advisor?llmServers=3");
    const opacity = () =>
      page.getByRole("heading", { level: 1 }).evaluate((heading) => getComputedStyle(heading).opacity);
    await page.getByText("This is the answer for your last valid values.", { exact: false }).waitFor();
    expect(await opacity()).toBe("0.5");
    await servers.fill("4");
    await page.getByText("Enter a whole number").waitFor({ state: "detached" });
    expect(await opacity()).toBe("1");
    expect(new URL(page.url()).hash).toBe("#/advisor?llmServers=4");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("asks for the index size only if there is an engine, and drops invalid input with the field", async () => {
    const { page, troubles } = await open("/#/advisor?toolKind=engine&indexMiB=1536&llmServers=3");
    const index = page.getByRole("textbox", { name: fields.indexMiB });
    const kind = page.getByLabel(fields.toolKind);
    const stale = page.getByText("This is the answer for your last valid values.", { exact: false });
    expect(await index.inputValue()).toBe("1536");
    await index.fill("much");
    await stale.waitFor();
    await kind.selectOption("cpu");
    await stale.waitFor({ state: "detached" });
    expect(await index.count()).toBe(0);
    expect(new URL(page.url()).hash).toBe("#/advisor?llmServers=3&toolKind=cpu");
    await kind.selectOption("engine");
    expect(await index.inputValue()).toBe("1536");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("uses the last bench claims of this machine, and names it as the source", async () => {
    const { page, troubles } = await open("/#/advisor");
    await page.getByText("These figures were measured on this machine on 2026-11-27. It was a quick run.").waitFor();
    const { criteria, sources } = adviceTo("");
    expect(sources.join()).toContain("A CPU, 2 cores");
    for (const text of [...criteria.map(({ because }) => because), ...sources])
      await page.getByText(text, { exact: true }).first().waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("keeps the advice visible while the case is edited, and says what it would be without other callers", async () => {
    const { page, troubles } = await open("/#/advisor?otherCallers=outsiders");
    await page.getByText(/^Without the other callers the answer (would be: .+|stays the same)\.$/).waitFor();
    await page.getByRole("button", { name: "Reset" }).scrollIntoViewIfNeeded();
    const place = await page.locator(".advice-short").boundingBox();
    expect(Math.round((place?.y ?? 0) + (place?.height ?? 0))).toBe(800);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it.each(["light", "dark"] as const)(
    "hides content that scrolls beneath the sticky advice: %s",
    async (colorScheme) => {
      const { page, troubles } = await openConsole(browser, servers.url, "/#/advisor", {
        colorScheme,
        viewport: { width: 375, height: 700 },
      });
      const bar = page.locator(".advice-short");
      const seenThrough = () =>
        bar.evaluate((element) => {
          const { backgroundColor } = getComputedStyle(element);
          const layers = [];
          for (let layer: Element | null = element; layer; layer = layer.parentElement) layers.push(layer);
          return { backgroundColor, opacity: layers.map((layer) => getComputedStyle(layer).opacity) };
        });
      const opaque = async (): Promise<void> => {
        const { backgroundColor, opacity } = await seenThrough();
        expect(backgroundColor).toMatch(/^rgb\(/);
        expect(new Set(opacity)).toEqual(new Set(["1"]));
      };
      await opaque();
      await page.getByLabel(fields.llmServers).fill("1.5");
      await page.getByText("Enter a whole number from 1 to 10,000.").waitFor();
      await opaque();
      const isOnTop = await bar.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
      expect(isOnTop).toBe(true);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );

  it("says before the commands what else to know, with an entry for each kind of desktop client", async () => {
    const query = "llmServers=10&otherCallers=desktop-clients&toolUpdatesPerMonth=22";
    const { page, troubles } = await open(`/#/advisor?${query}`);
    const { toDo, toDoNotes } = adviceTo(query);
    expect(toDoNotes.length).toBeGreaterThan(0);
    for (const note of toDoNotes) await page.getByText(note, { exact: true }).waitFor();
    for (const { name } of toDo) await page.getByRole("heading", { name, exact: true }).waitFor();
    const entries = await page.locator(".to-do pre").filter({ hasText: "mcpServers" }).allTextContents();
    expect(entries.map((entry) => /"(url|command)"/.exec(entry)?.[1])).toEqual(["url", "command"]);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("expands the guide of a criterion, and follows its links to other guides and back", async () => {
    const { page, troubles } = await open("/#/advisor");
    await page.getByText("docs/en/criteria-scaling.md").click();
    await page.getByRole("heading", { name: "When the system must scale" }).waitFor();
    await page.locator(".guide table, .guide pre").first().waitFor();
    await page.locator(".guide").getByRole("button", { name: "Reading the benchmark report" }).first().click();
    await page.locator(".guide").getByRole("heading", { name: "Reading the benchmark report" }).waitFor();
    await page.locator(".guide").getByRole("button", { name: "Back" }).click();
    await page.getByRole("heading", { name: "When the system must scale" }).waitFor();
    expect(await page.locator(".guide").getByRole("button", { name: "Back" }).count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("exports the advice as Markdown and JSON, in the user's language", async () => {
    const { page, troubles } = await open("/#/advisor?llmServers=3", "ko-KR");
    const read = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name, exact: true }).click(),
      ]);
      return readFileSync(await download.path(), "utf8");
    };
    const answer = await page.getByRole("heading", { level: 1 }).textContent();
    expect(await read("Markdown")).toContain(`**${answer}`);
    expect(JSON.parse(await read("JSON"))).toMatchObject({ schemaVersion: 1, case: { llmServers: 3 } });
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});

describeIfInstalled(CHROMIUM, "the advisor without a bench claims report", () => {
  it("says that its figures are another machine's, and how to measure this one", async () => {
    const [servers, browser] = await Promise.all([
      startServers({ CLAIMS_FILE: join(tmpdir(), "twinhost-no-claims.json") }),
      launchBrowser(),
    ]);
    try {
      const { page } = await openConsole(browser, servers.url, "/#/advisor");
      await page.getByText("reference figures of another machine", { exact: false }).waitFor();
      await page.getByText("npx -y pnpm@12 bench claims", { exact: true }).waitFor();
      for (const source of adviceTo("", referenceConstants).sources)
        await page.getByText(source, { exact: true }).waitFor();
    } finally {
      await browser.close();
      await servers.stop();
    }
  });
});
