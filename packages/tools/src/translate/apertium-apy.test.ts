import { silentLog } from "@twinhost/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { startApyServer } from "../testing/apy-server.ts";
import { createApertiumApy } from "./apertium-apy.ts";
import { pickPair } from "./languages.ts";

const never = new AbortController().signal;
const toSpanish = { source: "en", target: "es", engineSource: "eng", engineTarget: "spa" };

const start = async () => {
  const server = await startApyServer();
  onTestFinished(server.close);
  return { server, engine: createApertiumApy({ url: server.url, log: silentLog, requestTimeoutMs: 1_000 }) };
};

describe("Apertium over HTTP", () => {
  it("lists its pairs, and translates pieces in one request", async () => {
    const { server, engine } = await start();
    const pairs = await engine.listPairs();
    expect(pickPair(pairs, "en", "es")).toEqual(toSpanish);
    expect(pickPair(pairs, "es", "en")?.engineTarget).toBe("eng_US");
    expect(await engine.translatePieces(["The house.", "The dog & cat?"], toSpanish, never)).toEqual([
      "THE HOUSE.",
      "THE DOG & CAT?",
    ]);
    expect(server.requests).toMatchObject([
      { langpair: "eng|spa", q: "The house.\n\nThe dog & cat?", markUnknown: "no" },
    ]);
  });

  it("keeps asterisks, which APY takes for marks of unknown words", async () => {
    const { engine } = await start();
    expect(await engine.translatePieces(["a *big* house **now**"], toSpanish, never)).toEqual([
      "A *BIG* HOUSE **NOW**",
    ]);
  });

  it.each(["busy", "hang", "other-shape"] as const)("is unavailable on the fault %s", async (fault) => {
    const { server, engine } = await start();
    server.fault = fault;
    await expect(engine.translatePieces(["The house."], toSpanish, never)).rejects.toMatchObject({
      code: "engine_unavailable",
    });
  });

  it("is unavailable when nothing listens, and says which setting has its address", async () => {
    const { server, engine } = await start();
    server.close();
    await expect(engine.listPairs()).rejects.toMatchObject({
      code: "engine_unavailable",
      message: expect.stringContaining("APERTIUM_APY_URL"),
    });
  });
});
