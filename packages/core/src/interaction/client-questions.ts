import { z } from "zod";
import { ToolError } from "../errors.ts";
import type { JsonObject } from "../json.ts";
import type {
  AnswerOf,
  AnswersTo,
  ClientCapability,
  ClientInteraction,
  ClientListener,
  ClientQuestion,
  ClientResponses,
  ElicitAnswer,
  QuestionKind,
  RootsAnswer,
  SingleQuestion,
} from "./client-interaction.ts";

/** Thrown to end a tool's run until the client has answered; the pipeline passes the question on. */
export class QuestionAsked extends Error {
  override readonly name = "QuestionAsked";
  readonly key: string;
  readonly question: ClientQuestion;

  constructor(key: string, question: ClientQuestion) {
    super(`The tool asks the client: ${key}`);
    this.key = key;
    this.question = question;
  }
}

const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

const ANSWERS: { readonly [Kind in QuestionKind]: z.ZodType<AnswerOf[Kind]> } = {
  elicit: z.union([
    z.object({ action: z.literal("accept"), content: jsonObject }),
    z.object({ action: z.enum(["decline", "cancel"]) }),
  ]),
  sample: jsonObject,
  roots: z.object({ roots: z.array(z.object({ uri: z.string(), name: z.string().exactOptional() })) }),
};

/** The client as a tool sees it, answering questions from what the client has sent so far. */
export const createClientInteraction = (
  clientCapabilities: readonly ClientCapability[],
  answers: ClientResponses,
): ClientInteraction => {
  const offers = clientCapabilities.filter((offer): offer is QuestionKind => typeof offer === "string");
  const listener = clientCapabilities.find((offer): offer is ClientListener => typeof offer === "object");

  const mustOffer = (kind: QuestionKind): void => {
    if (offers.includes(kind)) return;
    listener?.notOffered(kind);
    throw new ToolError(
      "refused_input",
      `This tool must ask its caller (${kind}), which this client or transport does not offer.`,
    );
  };
  const parseAnswer = <Answer>(key: string, schema: z.ZodType<Answer>): Answer => {
    const answer = schema.safeParse(answers[key]);
    if (answer.success) return answer.data;
    throw new ToolError(
      "refused_input",
      `The client's answer to "${key}" does not fit: ${z.prettifyError(answer.error)}`,
    );
  };
  const answerTo = <Answer>(key: string, question: SingleQuestion): Answer => {
    mustOffer(question.kind);
    if (!Object.hasOwn(answers, key)) throw new QuestionAsked(key, question);
    return parseAnswer<unknown>(key, ANSWERS[question.kind]) as Answer;
  };

  return {
    offers,
    elicit: (key, { message, schema }) => answerTo<ElicitAnswer>(key, { kind: "elicit", message, schema }),
    sample: (key, request) => answerTo<JsonObject>(key, { kind: "sample", request }),
    roots: (key) => answerTo<RootsAnswer>(key, { kind: "roots" }).roots,
    all: (questions) => {
      const asked = Object.entries(questions);
      for (const [, { kind }] of asked) mustOffer(kind);
      const open = asked.filter(([key]) => !Object.hasOwn(answers, key));
      if (open.length > 0) throw new QuestionAsked("several", { kind: "several", questions: Object.fromEntries(open) });
      const entries = asked.map(([key, { kind }]) => [key, parseAnswer<unknown>(key, ANSWERS[kind])]);
      return Object.fromEntries(entries) as AnswersTo<typeof questions>;
    },
    log: (level, data) => listener?.log(level, data),
    show: (...blocks) => listener?.show(blocks),
    release: () => listener?.release(),
  };
};
