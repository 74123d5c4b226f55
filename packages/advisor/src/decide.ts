import { type Block, blocksOf } from "./blocks.ts";
import { type AdviceCase, isServer, type Transport } from "./case.ts";
import { COST_MODEL } from "./cost-model/cost-model.ts";
import type { Inputs } from "./cost-model/inputs.ts";
import { CRITERIA } from "./criteria/criteria.ts";
import type { Criterion, CriterionId, Weight } from "./criteria/criterion.ts";
import { needsServer, withoutServices } from "./needs-server.ts";

/** Which transport serves which callers. */
export interface Answer {
  readonly transport: Transport | "mix";
  readonly llmServers: Transport;
  /** The transport of the other callers; null without any. */
  readonly otherCallers: "http" | "stdio" | null;
}

/** An answer, with everything that led to it. */
export interface Decision {
  readonly answer: Answer;
  readonly weights: readonly { readonly criterion: Criterion; readonly weight: Weight }[];
  /** The sum of the criteria for the LLM servers: above 0 HTTP, below 0 stdio. */
  readonly score: number;
  readonly blocks: Readonly<Record<Transport, readonly Block[]>>;
  /** What the criteria prefer, even if something rules it out. */
  readonly preferred: Transport;
  /** False if no transport keeps the latency budget; the answer is then the fastest one. */
  readonly meetsBudget: boolean;
  /** Whether something rules out what the criteria prefer, or the side that they do not prefer. */
  readonly ruledOut: "preferred" | "other-side" | null;
}

/** REST replaces MCP where latency clearly matters and REST saves at least this share of what HTTP adds. */
const REST_SAVES = 0.05;
const CLEAR = 2;

/** In-process replaces stdio once stdio takes this share of a question's time, for tools that do not block for long. */
const STDIO_SHARE_HURTS = 0.05;
const BLOCKS_FOR_MS = 5;

/** Desktop clients run their own copy of the tools where it is small and seldom changes. */
const SMALL_INDEX_MIB = 256;
const SELDOM_UPDATES = 4;

/** Decides which transport fits a case; `without` ignores one criterion. */
export const decide = (asked: Inputs, without?: CriterionId): Decision => {
  const inputs = without === "outside-clients" ? { ...asked, given: withoutServices(asked.given) } : asked;
  const { given } = inputs;
  const weights = CRITERIA.filter(({ id }) => id !== without).map((criterion) => ({
    criterion,
    weight: criterion.weigh(inputs),
  }));
  const counted = weights.filter(({ criterion }) => criterion.id !== "outside-clients");
  const score = counted.reduce((sum, { weight }) => sum + weight.points, 0);
  const blocks = blocksOf(inputs);
  const order = orderOf(inputs, score, weights);
  const free = order.find((transport) => blocks[transport].length === 0);
  const llmServers = free ?? fastest(inputs, order, blocks);
  const answer = answerOf(given, llmServers);
  const preferred = order[0] ?? llmServers;
  const isFree = (transport: Transport): boolean => blocks[transport].length === 0;
  const otherSide = order.filter((transport) => isServer(transport) !== isServer(llmServers));
  const ruledOut = otherSide.some(isFree) ? (free === preferred ? null : "preferred") : "other-side";
  return { answer, weights, score, blocks, preferred, meetsBudget: free !== undefined, ruledOut };
};

/** The transports in order of preference. On a tie, a single LLM server starts its tools itself. */
const orderOf = (inputs: Inputs, score: number, weights: Decision["weights"]): readonly Transport[] => {
  const { given, k } = inputs;
  const fast = weights.find(({ criterion }) => criterion.id === "fast-responses")?.weight.points ?? 0;
  const addedHttp = COST_MODEL.addedP50Micros.over.http.compute(inputs);
  const restSaves = (addedHttp - COST_MODEL.addedP50Micros.over.rest.compute(inputs)) / addedHttp;
  const http: Transport[] = fast <= -CLEAR && restSaves >= REST_SAVES ? ["rest", "http"] : ["http", "rest"];
  const blocksLong = given.toolKind !== "io" && given.toolMs >= BLOCKS_FOR_MS;
  const stdioShare = COST_MODEL.chatShare.over.stdio.compute(inputs);
  const inside: Transport[] =
    stdioShare >= STDIO_SHARE_HURTS && !blocksLong && k("addedStdio") > 0
      ? ["in-process", "stdio", "stdio-pool"]
      : ["stdio", "stdio-pool", "in-process"];
  const httpFirst = score > 0 || (score === 0 && (given.llmServers > 1 || needsServer(given)));
  return httpFirst ? [...http, ...inside] : [...inside, ...http];
};

/** The fastest of the transports that only the budget rules out. */
const fastest = (inputs: Inputs, order: readonly Transport[], blocks: Decision["blocks"]): Transport => {
  const possible = order.filter((transport) => blocks[transport].every((block) => block === "budget"));
  const added = (transport: Transport): number => COST_MODEL.addedP99Micros.over[transport].compute(inputs);
  return possible.reduce(
    (best, transport) => (added(transport) < added(best) ? transport : best),
    possible[0] ?? "http",
  );
};

const answerOf = (given: AdviceCase, llmServers: Transport): Answer => {
  const { otherCallers, indexMiB, toolKind, toolUpdatesPerMonth, untrusted } = given;
  if (otherCallers.length === 0) return { transport: llmServers, llmServers, otherCallers: null };
  if (needsServer(given))
    return { transport: isServer(llmServers) ? llmServers : "mix", llmServers, otherCallers: "http" };
  if (!isServer(llmServers)) return { transport: llmServers, llmServers, otherCallers: "stdio" };
  const ownCopies =
    (toolKind !== "engine" || indexMiB <= SMALL_INDEX_MIB) &&
    toolUpdatesPerMonth < SELDOM_UPDATES &&
    (untrusted === "none" || untrusted === "network");
  return { transport: ownCopies ? "mix" : llmServers, llmServers, otherCallers: ownCopies ? "stdio" : "http" };
};

/** Whether two answers give the LLM servers and, in a mix, the other callers the same transports. */
export const isSameAnswer = (left: Answer, right: Answer): boolean =>
  left.transport === right.transport &&
  left.llmServers === right.llmServers &&
  (left.transport !== "mix" || left.otherCallers === right.otherCallers);

export const isOverHttp = ({ llmServers }: Answer): boolean => isServer(llmServers);
