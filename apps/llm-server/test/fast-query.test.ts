import { beforeAll, expect, test } from "vitest";
import { loadCalculator, startLlmApp } from "./support/llm-app.ts";

beforeAll(loadCalculator);

/** Different in every answer. */
const CHANGING = new Set(["date", "x-request-id", "server-timing", "content-length"]);

/** The response, without ids and times. */
const post = async (url: string, body: string, headers: Record<string, string>) => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: [...response.headers].filter(([name]) => !CHANGING.has(name)),
    names: [...response.headers.keys()],
    body: text.replaceAll(/[\w-]{36}/g, "ID").replaceAll(/_ms":[\d.]+/g, '_ms":0'),
  };
};

test.each<[what: string, body: string, headers?: Record<string, string>]>([
  ["a question", '{"query":"6*7?"}'],
  ["a question with a named transport", '{"query":"6*7?","transport":"in-process"}', { accept: "*/*" }],
  ["a question whose tool fails", '{"query":"1/0?"}', { accept: "application/json" }],
  ["a long answer, compressed", '{"query":"Which tools are there?"}', { "accept-encoding": "gzip" }],
  ["an invalid body", '{"query":1}'],
  ["invalid messages", '{"query":"hello","messages":[{"role":"system"}]}'],
  ["invalid JSON", "{"],
  ["a foreign host", '{"query":"hello"}', { origin: "https://evil.example" }],
  ["a wrong content type", "hello", { "content-type": "text/plain" }],
])("%s: answered ahead of express with the same bytes as by express", async (_what, body, headers = {}) => {
  const { url } = await startLlmApp();
  const fast = await post(`${url}/query`, body, headers);
  // A query string leaves the request to express.
  expect(fast).toEqual(await post(`${url}/query?express`, body, headers));
});
