import { type AdviceCase, isServer, type Transport } from "./case.ts";
import { poolSize, toolServers } from "./cost-model/capacity.ts";
import type { Inputs } from "./cost-model/inputs.ts";
import { needsServer } from "./needs-server.ts";

/** What a transport requires to be set up beyond the LLM server itself. */
export const SET_UP_PARTS = [
  "tool-server",
  "api-keys",
  "tls",
  "rate-limits",
  "load-balancer",
  "pool",
  "copy-per-llm-server",
  "server-of-others",
  "release-together",
  "nothing",
] as const;

export type SetUpPart = (typeof SET_UP_PARTS)[number];

const isFaced = (given: AdviceCase): boolean => given.otherCallers.includes("outsiders");

const serverParts = (inputs: Inputs): SetUpPart[] => {
  const { given } = inputs;
  const leavesMachine = given.roundTripMs > 0 || given.otherCallers.length > 0 || given.runsOn === "desktop";
  const hostile = given.untrusted === "network" || given.untrusted === "both";
  return [
    "tool-server",
    ...(leavesMachine || hostile ? (["api-keys"] as const) : []),
    ...(isFaced(given) || hostile ? (["tls"] as const) : []),
    ...(needsServer(given) ? (["rate-limits"] as const) : []),
    ...(toolServers(inputs) > 1 ? (["load-balancer"] as const) : []),
  ];
};

/** What must be set up for the LLM servers to reach the tools over a transport. */
export const setUpOf = (inputs: Inputs, transport: Transport): SetUpPart[] => {
  const { given } = inputs;
  if (isServer(transport)) return serverParts(inputs);
  const copies: SetUpPart[] = [
    ...(given.llmServers > 1 ? (["copy-per-llm-server"] as const) : []),
    ...(needsServer(given) ? (["server-of-others"] as const) : []),
  ];
  if (transport === "in-process") return ["release-together", ...copies];
  const parts: SetUpPart[] = transport === "stdio-pool" ? ["pool", ...copies] : copies;
  return parts.length === 0 ? ["nothing"] : parts;
};

/** The pool size, as a value of `STDIO_POOL`. */
export const poolSetting = (inputs: Inputs): string => String(poolSize(inputs));
