import type { Advice } from "../advice.ts";
import type { Block } from "../blocks.ts";
import type { AdviceCase, CaseField, Transport } from "../case.ts";
import type { ChoiceField } from "../choices.ts";
import type { Confidence } from "../confidence.ts";
import type { ConstantId } from "../constants/definitions.ts";
import type { CostId } from "../cost-model/cost-model.ts";
import type { CriterionId } from "../criteria/criterion.ts";
import type { AmountField } from "../crossovers.ts";
import type { Answer } from "../decide.ts";
import type { SetUpPart } from "../set-up.ts";
import type { ToDoNote } from "../to-do/note-ids.ts";

/** What a criterion's explanation is written from. */
interface CriterionFacts {
  readonly given: AdviceCase;
  readonly values: Readonly<Record<string, number>>;
  /** A constant, formatted in its unit. */
  readonly k: (id: ConstantId) => string;
}

/** Everything that the advisor says, in one language. */
export interface AdviceMessages {
  readonly title: string;
  readonly transports: Readonly<Record<Transport, string>>;
  /** Names of the case's inputs. */
  readonly fields: Readonly<Record<CaseField, string>>;
  /** Units of the numeric inputs; empty for a plain number. */
  readonly units: Readonly<Record<AmountField, string>>;
  /** Names of an input's choices. */
  readonly choices: Readonly<Record<ChoiceField, Readonly<Record<string, string>>>>;
  /** Shown for a missing choice or amount. */
  readonly none: string;
  readonly headings: Readonly<
    Record<
      | "answer"
      | "case"
      | "changes"
      | "criteria"
      | "criterion"
      | "figure"
      | "formulas"
      | "guide"
      | "setUp"
      | "sources"
      | "table"
      | "tips"
      | "toDo"
      | "why",
      string
    >
  >;
  /** The first sentence: what to run. */
  readonly verdict: (
    answer: Answer,
    given: AdviceCase,
    sizes: { readonly pool: number; readonly toolServers: number },
  ) => string;
  /** The first sentence where it hardly matters, or where nothing keeps the budget. */
  readonly hardly: (verdict: string) => string;
  readonly overBudget: (verdict: string, budget: string) => string;
  /** The second sentence: what decides, and the transport's share of a question's time. */
  readonly because: (reasons: AnswerReasons) => string;
  /** An answer in a few words: "HTTP", "stdio for the LLM servers, HTTP for other callers". */
  readonly short: (answer: Answer) => string;
  readonly levels: Readonly<Record<Confidence["level"], string>>;
  readonly confidence: (level: string, because: readonly string[], figures: readonly string[]) => string;
  readonly confidenceReasons: Readonly<Record<Confidence["because"][number], string>>;
  /** The crossovers along one input, the nearest first, and how many more there are. */
  readonly crossover: (field: string, direction: "from" | "down-to", turns: readonly Turn[], more: number) => string;
  readonly otherChoice: (field: string, value: string, becomes: string) => string;
  readonly nothingChanges: string;
  readonly costs: Readonly<Record<CostId, string>>;
  readonly blocks: Readonly<Record<Block, string>>;
  readonly blocked: (reasons: readonly string[]) => string;
  readonly setUp: Readonly<Record<SetUpPart, string>>;
  /** The claims behind a criterion: "claims H2, S7". */
  readonly claims: (codes: readonly string[]) => string;
  /** A name with more about it: "scaling matters (claims H1, S8)". */
  readonly withMore: (name: string, more: string) => string;
  readonly criteria: Readonly<
    Record<CriterionId, { readonly name: string; readonly because: (facts: CriterionFacts) => string }>
  >;
  readonly tips: Readonly<Record<Advice["criteria"][number]["tips"], string>>;
  /** Shown beside a criterion without which the answer would differ. */
  readonly decides: string;
  readonly strengths: readonly [none: string, weak: string, clear: string, decisive: string];
  readonly toDo: Readonly<
    Record<
      "commands" | "urlEntry" | "commandEntry" | "startFrom" | Advice["toDo"]["settings"][number]["program"],
      string
    >
  >;
  readonly toDoNotes: Readonly<Record<ToDoNote, string>>;
  readonly constants: Readonly<Record<ConstantId, string>>;
  readonly range: (low: string, high: string) => string;
  readonly source: (source: SourceFacts) => string;
  readonly computed: string;
  /** Suffix of a ratio. */
  readonly times: string;
  /** A lone tool server loses calls in an update; two behind a load balancer do not. */
  readonly updateTwo: (lost: number) => string;
  /** A transport that answers while the tool server is unavailable. */
  readonly failOver: (lost: number) => string;
  /** What the answer becomes once nobody else calls; undefined if it stays the same. */
  readonly withoutOthers: (becomes: string | undefined) => string;
  /** The answer includes a tool server, but there is nobody to run it. */
  readonly needsOperator: string;
  /** Desktops use a tool server, but the round trip is given as 0. */
  readonly desktopRoundTrip: string;
  /** Payloads of a size whose serialization and parsing takes time. */
  readonly payloadUncounted: (size: string) => string;
  readonly keepOneProcess: (index: string, perCall: string) => string;
}

/** A value at which the answer changes. */
interface Turn {
  readonly value: string;
  /** Whether the value is 0: there is nothing below. */
  readonly isLast: boolean;
  readonly becomes: string;
}

/** Why an answer is what it is. */
export interface AnswerReasons {
  readonly transport: Transport;
  /** What the criteria prefer and what rules it out; null if nothing does, or only the budget. */
  readonly overruled: { readonly transport: Transport; readonly reasons: readonly string[] } | null;
  /** The criteria in favour of the answer. */
  readonly deciders: readonly string[];
  /** The latency budget, and what the transport adds at p99. */
  readonly budget: {
    readonly allowed: string;
    readonly p99: string;
    readonly isKept: boolean;
    /** The transport without the budget, where the budget decides. */
    readonly instead: { readonly transport: Transport; readonly p99: string } | null;
  } | null;
  /** What the transport adds to the median call. */
  readonly added: string;
  /** The network's part of it; null without any. */
  readonly network: string | null;
  /** The share of a question's time that it takes. */
  readonly share: string;
  readonly matters: boolean;
}

interface SourceFacts {
  readonly kind: "measured" | "reference";
  readonly machine: string;
  readonly date: string;
  readonly mode: "full" | "quick";
  readonly file: string | null;
  readonly experiments: readonly string[];
}
