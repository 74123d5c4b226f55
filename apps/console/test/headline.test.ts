import { expect, it } from "vitest";
import { en } from "../src/i18n/en.ts";
import { headline } from "../src/state/headline.ts";

const ok = <const Body>(body: Body) => ({ ok: true, status: 200, body }) as const;
const gone = { ok: false, code: "server_unavailable", message: "" } as const;
const state = {
  health: ok({ status: "healthy" }),
  ready: ok({ status: "ready", engines: {} }),
  metrics: ok(""),
} as const;
const server = { state, isStale: false, minutes: [], latencies: [], usage: undefined, hours: [], recent: undefined };
const llmGone = { ...server, state: { health: gone, ready: gone, metrics: gone } };
const say = (tool: typeof server, llm: typeof server | typeof llmGone): string =>
  headline(en, tool, llm, undefined, "");

it("says that the LLM server does not respond, whatever the last reading of the tool server was", () => {
  const said = "The LLM server does not respond.";
  expect(say({ ...server, isStale: true }, llmGone)).toBe(said);
  expect(say(server, llmGone)).toBe(said);
  expect(say(server, server)).toBe("Both servers are healthy.");
  expect(say({ ...server, isStale: true }, server)).toBe("Checking both servers…");
});
