import { needsServer } from "../needs-server.ts";
import type { AdviceMessages } from "./messages.ts";
import { digits, NO_CORE, show } from "./show.ts";

export const criteriaEn: AdviceMessages["criteria"] = {
  "shared-tools": {
    name: "several LLM servers share the tools",
    because: ({ given, values: { ratio = 1 } }) =>
      given.llmServers === 1 && given.otherCallers.length === 0
        ? "There is one LLM server: nothing is shared."
        : `With own tool processes${needsServer(given) ? ", and a tool server beside them for the other callers" : ""}, everything together takes ${show("ratio", ratio)} the memory that it takes over HTTP.`,
  },
  "frequent-changes": {
    name: "the tools change often",
    because: ({ values: { rollouts = 0, updates = 0 }, k }) =>
      `Roll-outs a month: ${digits(rollouts)} over stdio, ${digits(updates)} over HTTP. The longest pause is ${k("updatePauseHttp")} with a new tool server behind nginx, ${k("crashPauseHttp")} with a single one that restarts, ${k("updatePauseSwap")} with a replaced tool process, ${k("updatePauseRestart")} with a restarted LLM server. This counts roll-outs; the calls that one of them loses are in the table.`,
  },
  scaling: {
    name: "scaling matters",
    because: ({ values: { cores = 0 }, k }) =>
      `The tools of one LLM server keep ${cores < NO_CORE ? "no core" : `${digits(cores)} ${cores === 1 ? "core" : "cores"}`} busy. On one machine four tool servers serve ${k("serversOverPool")} the calls of a stdio pool of four; servers pay off where one machine is not enough.`,
  },
  "outside-clients": {
    name: "others call the tools too",
    because: ({ k }) =>
      `Of ${k("clientsTried")} kinds of clients ${k("clientsHttp")} complete a call over HTTP, ${k("clientsStdio")} over stdio; a running stdio process cannot be shared.`,
  },
  "single-server": {
    name: "a single LLM server",
    because: ({ given, values: { ratio = 1 }, k }) =>
      given.llmServers > 1 || needsServer(given)
        ? "The tools have more callers than one LLM server, so this does not count."
        : `HTTP takes ${show("ratio", ratio)} the memory of stdio here, and there are ${k("partsHttp")} servers, ports and settings to set up in place of ${k("partsStdio")}.`,
  },
  "fast-responses": {
    name: "fast responses matter",
    because: ({ values: { share = 0, extraMicros = 0, stdioP99Micros = 0, httpP99Micros } }) =>
      httpP99Micros !== undefined
        ? `Of the two only stdio keeps the latency budget: at p99 it adds ${show("micros", stdioP99Micros)}, HTTP ${show("micros", httpP99Micros)} at least.`
        : extraMicros <= 0
          ? "HTTP adds no more to a call than stdio."
          : `HTTP adds ${show("micros", extraMicros)} more to a call than stdio, ${show("share", share)} of a question's time.`,
  },
  "simple-system": {
    name: "a simple system",
    because: ({ given, k }) =>
      needsServer(given)
        ? "A tool server must run anyway: tools inside the LLM servers would be one more part."
        : `On one machine HTTP has ${k("partsHttp")} servers, ports and settings, stdio ${k("partsStdio")}.`,
  },
  security: {
    name: "security is very important",
    because: ({ given, k }) =>
      `${needsServer(given) ? "A tool server must run anyway." : `Sockets that the tools listen on: ${k("socketsStdio")} over stdio, ${k("socketsHttp")} over HTTP.`} By default HTTP lets in ${k("abuseLetIn")} kinds of abuse, and ${k("settingsToHarden")} settings keep them all out. Over stdio a hostile tool reaches ${k("reachOfTool")} of the 4 things of its LLM server that were tried.`,
  },
  development: {
    name: "development and testing",
    because: ({ given, k }) =>
      needsServer(given)
        ? "A tool server must run anyway: no single command starts everything."
        : `Over stdio one command starts everything (${k("partsStdio")} parts in place of ${k("partsHttp")}).`,
  },
};
