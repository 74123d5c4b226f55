import { MACHINE_LINES } from "../messages/run-line.ts";
import type { OwnServerTexts } from "./texts.ts";

export const ownServerEn: OwnServerTexts = {
  title: "Your MCP server, measured on this machine",
  heads: {
    scenario: "scenario",
    ratio: "vs first",
    throughput: "calls/s (at)",
    bytes: "bytes",
    memory: "memory",
    coldStart: "start",
    bad: "bad",
    check: "check",
    outcome: "outcome",
    saw: "seen",
  },
  sections: { figures: "Figures", conformance: "Conformance, from outside", method: "Method", advice: "Advice" },
  rows: {
    stdio: "stdio",
    "stdio-again": "stdio again (noise)",
    "stdio-pool": "stdio, 2 processes",
    "stdio-per-conversation": "stdio per conversation",
    "stdio-per-call": "stdio per call",
    http: "HTTP",
    "http-again": "HTTP again (noise)",
    "http-per-conversation": "HTTP per conversation",
    "http-per-call": "HTTP per call",
    "host-http": "behind our HTTP host",
    "host-rest": "behind our host, REST",
    question: "question to LLM server",
  },
  checks: {
    initialize: "handshake of 2025-11-25",
    ping: "ping",
    "tools-list": "tools/list, all pages",
    "unknown-tool": "an unknown tool is refused",
    "unknown-method": "an unknown method is refused",
    "invalid-arguments": "invalid arguments are refused",
    cancel: "goes on after a cancelled call",
    stdout: "nothing but messages on stdout",
    "end-of-input": "ends when stdin closes",
  },
  outcomes: { passed: "passed", failed: "failed", "not-applicable": "not applicable" },
  voided: "void",
  to: " to ",
  server: ({ server, tool }) =>
    [
      `${server.name === null ? server.target : `${server.name} ${server.version ?? ""}`.trim()} over ${server.transport}, ${server.tools} ${server.tools === 1 ? "tool" : "tools"},`,
      `revisions ${server.revisions.join(" and ") || "none that we speak"}. Called: ${tool.name}${tool.isReadOnly ? "" : " (not declared read-only)"}.`,
      tool.answersVary
        ? "Its answers vary from call to call, so that only failed ones are counted."
        : "Every answer was compared with the first one.",
    ].join(" "),
  brokeAt: (concurrency) => `answers fail from ${concurrency} calls in flight on`,
  problem: ({ failed, wrong, calls, problem }) =>
    `${failed} failed and ${wrong} wrong of ${calls} answers${problem === null ? "." : `; the first: ${problem}`}`,
  adviceCase:
    "This is for one LLM server with the advisor's usual answers: your case is asked for by the command `advise`. What would change it:",
  method: ({ method: { starts, mode, conversations, callsEach, memory, mostPerSecond }, startedAt, ...run }) => [
    `All processes were started anew ${starts} ${starts === 1 ? "time" : "times"}, in random order; ${starts < 3 ? "these are too few starts for intervals" : "the 95 % intervals come from the starts"}. p99 is of all starts together.`,
    "The row that ends with “(noise)” is the first one again: a difference no larger than theirs says nothing. “Per call” and “per conversation” open a connection, over stdio a process, for each; the others keep one.",
    "Calls/s: the most right answers a second, and in brackets the calls in flight at which that was; the load is doubled until answers fail or no more come. Start: from the start of the first process, over HTTP from connecting, to the first answer; what is opened per conversation takes that at each beginning, which the p50 of its calls does not show. Bad: failed or wrong answers.",
    `A conversation has ${callsEach} calls. Memory (${memory}) is measured with ${conversations} conversations open. A row of which more than one answer in 200 failed or was wrong is void.`,
    "The client is the product's own, as the LLM server uses it. The question's model is scripted: it calls the tool at once, and its row is the cost of everything but the model.",
    ...(mostPerSecond === null
      ? []
      : [
          `The server is not on this machine: it got ${mostPerSecond} calls a second at most, and the load was not raised (--rate changes that).`,
        ]),
    ...(mode === "quick" ? ["A quick run: quote the figures of a full one."] : []),
    `${startedAt.slice(0, 10)}, ${MACHINE_LINES.en(run)}`,
  ],
  report: "Report",
  repeat: "Repeat",
};
