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

/** Whether anybody calls a tool server from another machine. Without a round trip, own services are on its machine too. */
export const isNetworked = ({ roundTripMs, runsOn, otherCallers }: AdviceCase): boolean =>
  roundTripMs > 0 || runsOn === "desktop" || otherCallers.some((caller) => caller !== "own-services");

const serverParts = (inputs: Inputs): SetUpPart[] => {
  const { given } = inputs;
  const networked = isNetworked(given);
  const hostile = given.untrusted === "network" || given.untrusted === "both";
  return [
    "tool-server",
    ...(networked || hostile || given.otherCallers.length > 0 ? (["api-keys"] as const) : []),
    // What stays on one machine needs none.
    ...(isFaced(given) || (hostile && networked) ? (["tls"] as const) : []),
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
