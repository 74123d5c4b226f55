import { startLoopbackServer } from "@twinhost/testing";
import { expect, it, onTestFinished } from "vitest";
import { openSearchClient } from "./opensearch-client.ts";

it("aborts a request whose caller left, without ending the process", async () => {
  const { url, close } = await startLoopbackServer(() => {});
  const client = openSearchClient({ engine: "opensearch", nodes: [url], index: "any" });
  onTestFinished(async () => {
    await client.close();
    close();
  });
  const uncaught: unknown[] = [];
  const note = (error: unknown): void => void uncaught.push(error);
  process.on("uncaughtException", note);
  onTestFinished(() => void process.off("uncaughtException", note));
  const signal = AbortSignal.timeout(200);
  await expect(client.request("POST", "/any/_search", {}, { signal })).rejects.toThrow("aborted");
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(uncaught).toEqual([]);
});
