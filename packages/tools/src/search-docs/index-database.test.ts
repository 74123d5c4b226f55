import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../testing/search-corpus.ts";
import { beginWriting, openDatabase } from "./index-database.ts";

const openTwice = async () => {
  const file = join(temporaryFolder(), "search.sqlite");
  const [one, other] = [await openDatabase(file), await openDatabase(file)];
  onTestFinished(() => {
    for (const database of [one, other]) database.close();
  });
  return { one, other };
};

it("lets the process go on while it waits for another connection that writes", async () => {
  const { one, other } = await openTwice();
  await beginWriting(one);
  const before = performance.eventLoopUtilization();
  const waiting = beginWriting(other, 2_000);
  await expect(waiting).rejects.toMatchObject({ code: "engine_unavailable", retryAfterMs: expect.any(Number) });
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
});

it("writes once the other connection is done", async () => {
  const { one, other } = await openTwice();
  await beginWriting(one);
  const waiting = beginWriting(other);
  one.exec("COMMIT");
  await waiting;
  expect(other.isTransaction).toBe(true);
});
