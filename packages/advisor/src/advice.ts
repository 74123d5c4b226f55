import { z } from "zod";
import { BLOCKS } from "./blocks.ts";
import { adviceCase, TRANSPORTS } from "./case.ts";
import { CHOICE_FIELDS, type ChoiceField } from "./choices.ts";
import { CONFIDENCE_LEVELS, CONFIDENCE_REASONS } from "./confidence.ts";
import { constants } from "./constants/constants.ts";
import { CONSTANT_IDS, type ConstantId } from "./constants/definitions.ts";
import { COST_IDS } from "./cost-model/cost-model.ts";
import { CRITERION_IDS } from "./criteria/criterion.ts";
import { type AmountField, RANGES } from "./crossovers.ts";
import { LATENCY_REASONS } from "./latency-facts.ts";
import { SET_UP_PARTS } from "./set-up.ts";
import { TO_DO_NOTES } from "./to-do/note-ids.ts";

const text = z.string();
const finite = z.number();
const constantId = z.enum(CONSTANT_IDS as [ConstantId, ...ConstantId[]]);

const answer = z
  .strictObject({
    transport: z.enum([...TRANSPORTS, "mix"]).describe("`mix` if the LLM servers and the other callers differ"),
    llmServers: z.enum(TRANSPORTS),
    otherCallers: z.enum(["http", "stdio"]).nullable().describe("Null if there are no other callers"),
  })
  .describe("The transport for each group of callers");

const figure = z.strictObject({
  value: finite.nullable().describe("Null if the queue of calls would grow without bound"),
  formula: text.describe("Uses the names of the case's fields and of the constants"),
  constants: z.array(constantId).describe("The measured figures used in the formula"),
});

const cost = z.strictObject({
  id: z.enum(COST_IDS),
  unit: z.enum(["micros", "share", "cores", "bytes", "count", "bytesPerSecond"]),
  transports: z.strictObject(
    Object.fromEntries(TRANSPORTS.map((transport) => [transport, figure])) as Record<
      (typeof TRANSPORTS)[number],
      typeof figure
    >,
  ),
});

const criterion = z.strictObject({
  id: z.enum(CRITERION_IDS),
  guide: z.strictObject({ en: text, ko: text }).describe("Paths in the repository"),
  tips: z.enum(["http", "stdio", "neither"]),
  strength: z.int().min(0).max(3).describe("1 weak, 2 clear, 3 decisive"),
  claims: z.array(text).describe("Claims of the ledger that measure this criterion"),
  decides: z.boolean().describe("Whether the answer would change without it"),
  values: z.record(z.string(), finite).describe("Figures of the case that it is based on"),
  constants: z.array(constantId),
});

const crossover = z.strictObject({
  field: z.enum(Object.keys(RANGES) as [AmountField, ...AmountField[]]),
  direction: z.enum(["from", "down-to"]).describe("From this value up, or down, until the next crossover"),
  value: finite,
  unchangedAt: finite.describe("The nearest value towards the case at which the answer is unchanged"),
  becomes: answer,
});

const latency = z.strictObject({
  addedP50Micros: finite,
  addedP99Micros: finite,
  networkMicros: finite.describe("The part of both that is due to round trip and payload"),
  share: finite.describe("As a share of the time per question"),
  matters: z.boolean(),
  because: z.array(z.enum(LATENCY_REASONS)).describe("Why it matters: `budget` if the budget changes the answer"),
  withoutBudget: z
    .strictObject({ answer, addedP99Micros: finite })
    .nullable()
    .describe("The answer without the latency budget, if it differs"),
});

const otherChoice = z.strictObject({
  field: z.enum(CHOICE_FIELDS as [ChoiceField, ...ChoiceField[]]),
  value: z.union([text, z.boolean(), z.array(text)]),
  becomes: answer,
});

const mcpServers = z.record(z.string(), z.looseObject({})).nullable();

const toDo = z.strictObject({
  settings: z.array(
    z.strictObject({
      program: z.enum(["llm-server", "tool-server", "edge"]).describe("`edge` is the compose profile"),
      name: text,
      value: text,
    }),
  ),
  startFrom: text.nullable().describe("The compose file to start from"),
  commands: z.array(text),
  mcpServers: mcpServers.describe("The entry of a desktop client"),
  stdioMcpServers: mcpServers.describe("Beside an entry with a URL: the one of a client that takes only commands"),
  notes: z.array(z.enum(TO_DO_NOTES)).describe("What else to know before the commands run"),
});

/** The answer for a case, as `pnpm advise --json` prints it. */
export const advice = z
  .strictObject({
    schemaVersion: z.literal(1),
    case: adviceCase,
    answer,
    score: z.int().describe("The sum of the criteria for the LLM servers: above 0 HTTP, below 0 stdio"),
    matters: z
      .boolean()
      .describe("False if neither any criterion nor their sum is clear, and nothing rules out the alternative"),
    latency: latency.describe("For calls of the LLM servers over the recommended transport"),
    overruled: z
      .strictObject({ transport: z.enum(TRANSPORTS), blockedBy: z.array(z.enum(BLOCKS)) })
      .nullable()
      .describe("What the criteria prefer, if something rules it out"),
    confidence: z.strictObject({
      level: z.enum(CONFIDENCE_LEVELS),
      because: z.array(z.enum(CONFIDENCE_REASONS)),
    }),
    transports: z.array(
      z.strictObject({
        transport: z.enum(TRANSPORTS),
        blockedBy: z.array(z.enum(BLOCKS)).describe("Why it cannot serve the LLM servers of this case"),
        setUp: z.array(z.enum(SET_UP_PARTS)).describe("What must be set up"),
      }),
    ),
    costs: z.array(cost),
    criteria: z.array(criterion),
    crossovers: z.array(crossover).describe("All crossovers along each amount, nearest first"),
    otherChoices: z.array(otherChoice).describe("Other choices that change the answer"),
    toDo,
    constants,
  })
  .describe("The advisor's answer for a case");

/** {@link advice} as a type. */
export type Advice = z.output<typeof advice>;
