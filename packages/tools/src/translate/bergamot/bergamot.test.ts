import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { silentLog } from "@twinhost/testing";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { startModelsRegistry } from "../../testing/models-registry.ts";
import { readableLog, temporaryFolder } from "../../testing/search-corpus.ts";
import { pickPair } from "../languages.ts";
import { createBergamot } from "./bergamot.ts";
import { openModelStore } from "./model-store.ts";

const never = new AbortController().signal;
const KO_EN = { source: "ko", target: "en" };

let registry: Awaited<ReturnType<typeof startModelsRegistry>>;
beforeEach(async () => {
  registry = await startModelsRegistry();
  return registry.close;
});

const engineOf = (cacheDirectory = temporaryFolder(), log = silentLog) => {
  const engine = createBergamot({ modelsUrl: registry.url, cacheDirectory, log });
  onTestFinished(async () => {
    await engine.close?.();
  });
  return engine;
};
const storeOf = (folder = temporaryFolder(), { patienceMs = 60_000, log = silentLog } = {}) =>
  openModelStore({ registryUrl: registry.url, folder, patienceMs, log });

describe("Bergamot's languages", () => {
  const namesOf = async () => (await engineOf().listPairs()).map(({ source, target }) => `${source} ${target}`).sort();

  it("are those of the registry, and those that can be translated through English", async () => {
    registry.add("ko", "en");
    registry.add("en", "ko");
    registry.add("en", "zh-Hans", ["model", "lex", "srcvocab", "trgvocab"]);
    expect(await namesOf()).toEqual(["en ko", "en zh-Hans", "ko en", "ko zh-Hans"]);
  });

  it("exclude incomplete models, previews and models for phones", async () => {
    registry.add("ko", "en");
    registry.add("fr", "en", ["model", "vocab"]);
    registry.add("de", "en", ["model", "lex", "srcvocab"]);
    registry.add("be", "en", undefined, {
      version: "3.0a1",
      filter: "env.channel == 'default' || env.channel == 'nightly'",
    });
    registry.add("ja", "en", undefined, { version: "3.1", filter: "env.appinfo.OS == 'Android' " });
    registry.add("es", "en", undefined, { version: "4.0" });
    expect(await namesOf()).toEqual(["ko en"]);
  });

  it("are those of the local models when the registry is unavailable", async () => {
    registry.isUnavailable = true;
    const folder = temporaryFolder();
    mkdirSync(join(folder, "ko_en"));
    for (const name of ["model.any.bin", "lex.any.bin"]) writeFileSync(join(folder, "ko_en", name), "");
    await expect(engineOf(folder).listPairs()).rejects.toMatchObject({
      code: "engine_unavailable",
      message: expect.stringMatching(/model\.\*, lex\.\* and vocab\.\*.*BERGAMOT_CACHE_DIR.*ko_en/),
    });
    writeFileSync(join(folder, "ko_en", "vocab.any.spm"), "");
    expect(await engineOf(folder).listPairs()).toEqual([
      { source: "ko", target: "en", engineSource: "ko", engineTarget: "en" },
    ]);
  });
});

it("Bergamot rejects an address with a password, which errors would reveal", () => {
  const open = () =>
    createBergamot({ modelsUrl: "http://user:secret@127.0.0.1/v1", cacheDirectory: temporaryFolder(), log: silentLog });
  expect(open).toThrow("BERGAMOT_MODELS_URL");
  expect(open).not.toThrow("secret");
});

it("Bergamot's languages are those of the local models, without a long wait, when the registry hangs", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "ko_en"));
  for (const name of ["model.bin", "lex.bin", "vocab.spm"]) writeFileSync(join(folder, "ko_en", name), "");
  const sockets = new Set<Socket>();
  const hanging = createServer((socket) => sockets.add(socket)).listen(0, "127.0.0.1");
  await once(hanging, "listening");
  const { port } = hanging.address() as AddressInfo;
  const engine = createBergamot({ modelsUrl: `http://127.0.0.1:${port}/v1`, cacheDirectory: folder, log: silentLog });
  onTestFinished(async () => {
    await engine.close?.();
    for (const socket of sockets) socket.destroy();
    hanging.close();
  });
  // A request to the registry times out after ten seconds.
  const late = sleep(8_000, "late", { ref: false });
  expect(await Promise.race([engine.listPairs(), late])).toHaveLength(1);
});

describe("Bergamot's models", () => {
  it("are fetched once for concurrent calls, the newest for a desktop, with progress in the log", async () => {
    registry.add("ko", "en", undefined, { version: "3.0" });
    registry.add("ko", "en", undefined, { version: "3.2", filter: "env.appinfo.OS != 'Android'" });
    const newest = registry.files.get("model.koen.intgemm.alphas.bin");
    const { log, lines } = readableLog();
    const folder = temporaryFolder();
    const store = storeOf(folder, { log });
    const [model] = await Promise.all([store.find(KO_EN), store.find(KO_EN)]);
    expect(readFileSync(model?.files.get("model") ?? "")).toEqual(newest);
    expect(readdirSync(join(folder, "ko_en")).sort()).toEqual([
      "lex.koen.s2t.bin",
      "model.koen.intgemm.alphas.bin",
      "vocab.koen.spm",
    ]);
    expect(registry.fileRequests).toHaveLength(3);
    expect(lines.filter(({ msg }) => msg === "bergamot: fetching a model").length).toBeGreaterThan(2);
    await storeOf(folder).find(KO_EN);
    expect(registry.fileRequests).toHaveLength(3);
  });

  it("resume where a connection broke off", async () => {
    registry.add("ko", "en");
    registry.fault = "cut";
    await storeOf().find(KO_EN);
    expect(registry.fileRequests[0]).toBeUndefined();
    expect(registry.fileRequests[1]).toMatch(/^bytes=[1-9]\d+-$/);
    expect(registry.fileRequests).toHaveLength(4);
  });

  it("resume where another process ended while fetching them", async () => {
    registry.add("ko", "en");
    const folder = temporaryFolder();
    const path = join(folder, "ko_en");
    mkdirSync(path);
    registry.fault = "hang";
    const first = storeOf(folder, { patienceMs: 1 });
    await expect(first.find(KO_EN)).rejects.toMatchObject({ code: "engine_unavailable" });
    // What that process would have left behind.
    const [packed] = registry.packedFiles();
    const left = join(path, "model.koen.intgemm.alphas.bin.left.part");
    writeFileSync(left, packed?.subarray(0, 1_000) ?? "");
    utimesSync(left, 0, 0);
    await storeOf(folder).find(KO_EN);
    expect(registry.fileRequests).toContain("bytes=1000-");
    expect(existsSync(left)).toBe(false);
  });

  it("ask for a retry while they are being fetched, which continues", async () => {
    registry.add("ko", "en");
    registry.fault = "hang";
    const folder = temporaryFolder();
    const store = storeOf(folder, { patienceMs: 20 });
    await expect(store.find(KO_EN)).rejects.toMatchObject({
      code: "engine_unavailable",
      message: expect.stringMatching(/fetching the model ko_en, 0 of \d+ MiB/),
      retryAfterMs: expect.any(Number),
    });
    // On a busy machine the request may arrive only now.
    await expect.poll(() => registry.fileRequests.length).toBe(1);
    registry.release();
    await expect
      .poll(() =>
        store.find(KO_EN).then(
          ({ files }) => files.size,
          () => 0,
        ),
      )
      .toBe(3);
  });

  it("are discarded if they are not what the registry describes, and fetched again by the next call", async () => {
    registry.add("ko", "en");
    registry.fault = "other-bytes";
    const folder = temporaryFolder();
    const { log, lines } = readableLog();
    const store = storeOf(folder, { log });
    await expect(store.find(KO_EN)).rejects.toMatchObject({
      code: "engine_unavailable",
      message: expect.stringContaining("cannot be fetched"),
    });
    expect(JSON.stringify(lines)).toContain("checksum differs");
    expect(readdirSync(join(folder, "ko_en"))).toEqual([]);
    expect((await store.find(KO_EN)).files.size).toBe(3);
  });
});

describe("Bergamot's WebAssembly", () => {
  it("reports a failure for an invalid model each time, and keeps running", async () => {
    registry.add("ko", "en");
    const { log, lines } = readableLog();
    const engine = engineOf(temporaryFolder(), log);
    const pair = pickPair(await engine.listPairs(), "ko", "en") ?? expect.fail("no pair");
    for (let time = 0; time < 2; time++)
      await expect(engine.translatePieces(["안녕하세요."], pair, never)).rejects.toMatchObject({
        code: "engine_unavailable",
        message: expect.stringMatching(/Bergamot failed with ko_en.*BERGAMOT_CACHE_DIR/),
      });
    // Loading the model failed, not starting WebAssembly.
    const failures = lines.filter(({ msg }) => msg === "bergamot: failed");
    expect(failures.map(({ err }) => (err as Error).message)).toEqual([
      expect.stringContaining("loadTranslationModel"),
      expect.stringContaining("loadTranslationModel"),
    ]);
  });

  it("does not keep a caller waiting who has left", async () => {
    registry.add("ko", "en");
    const engine = engineOf();
    const pair = pickPair(await engine.listPairs(), "ko", "en") ?? expect.fail("no pair");
    const reason = new Error("the caller left");
    await expect(engine.translatePieces(["가"], pair, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
