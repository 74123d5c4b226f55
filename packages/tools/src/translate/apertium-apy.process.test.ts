import { spawn } from "node:child_process";
import { once } from "node:events";
import { APERTIUM_APY, describeIfInstalled, freePort, silentLog } from "@twinhost/testing";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createApertiumApy } from "./apertium-apy.ts";
import { translatorOver } from "./create-translator.ts";
import type { TranslationEngine } from "./translation-engine.ts";

describeIfInstalled(APERTIUM_APY, "Debian's apertium-apy", () => {
  let engine: TranslationEngine;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const port = await freePort();
    const child = spawn("apertium-apy", ["--port", String(port), "/usr/share/apertium"], { stdio: "ignore" });
    const exited = once(child, "exit");
    stop = async () => {
      child.kill();
      await exited;
    };
    const url = `http://127.0.0.1:${port}`;
    await vi.waitFor(async () => expect((await fetch(`${url}/listPairs`)).ok).toBe(true), { timeout: 60_000 });
    engine = createApertiumApy({ url, log: silentLog, requestTimeoutMs: 30_000 });
  });
  afterAll(() => stop());

  it("translates as Apertium's programs do, leaving what is not language unchanged", async () => {
    const text = "The house is big.\n\nThe *cat* sees xyzzy at https://a.example/b?c=1&d=2 with {name}.";
    const request = { text, sourceLanguage: "en", targetLanguage: "es" };
    expect(await translatorOver([engine], silentLog).translate(request, new AbortController().signal)).toEqual({
      text: "La casa es grande.\n\nEl *gato* ve xyzzy en https://a.example/b?c=1&d=2 con {name}.",
      sourceLanguage: "en",
      engine: "apertium",
    });
  });

  it("keeps many pieces apart", async () => {
    const pieces = Array.from({ length: 60 }, (_, index) =>
      index % 2 === 0 ? "The house is big." : "The [dog] & ^cat$",
    );
    const pair = { source: "en", target: "es", engineSource: "eng", engineTarget: "spa" };
    const translated = await engine.translatePieces(pieces, pair, new AbortController().signal);
    expect(new Set(translated)).toEqual(new Set(["La casa es grande.", "El [perro] & ^gato$"]));
  });
});
