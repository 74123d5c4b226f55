import { z } from "zod";
import type { ClientAnswers, ClientOffer, ClientQuestion, ElicitAnswer, ToolClientPort } from "./client-port.ts";
import { ToolError } from "./errors.ts";
import type { JsonObject } from "./json.ts";

/** Ends a run of a tool because it needs an answer from the client first; the pipeline hands the question on. */
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

const elicitAnswer = z.union([
  z.object({ action: z.literal("accept"), content: jsonObject }),
  z.object({ action: z.enum(["decline", "cancel"]) }),
]);

const rootsAnswer = z.object({
  roots: z.array(z.object({ uri: z.string(), name: z.string().exactOptional() })),
});

/** The port that a tool sees, answered from what the client has sent so far. */
export const createClientPort = (offers: readonly ClientOffer[], answers: ClientAnswers): ToolClientPort => {
  const answerTo = <Answer>(key: string, question: ClientQuestion, schema: z.ZodType<Answer>): Answer => {
    if (!offers.includes(question.kind)) {
      throw new ToolError(
        "refused_input",
        `This tool must ask its caller (${question.kind}), which this client or transport does not offer.`,
      );
    }
    if (!Object.hasOwn(answers, key)) throw new QuestionAsked(key, question);
    const answer = schema.safeParse(answers[key]);
    if (!answer.success)
      throw new ToolError(
        "refused_input",
        `The client's answer to "${key}" does not fit: ${z.prettifyError(answer.error)}`,
      );
    return answer.data;
  };
  return {
    offers,
    elicit: (key, { message, schema }) =>
      answerTo<ElicitAnswer>(key, { kind: "elicit", message, schema }, elicitAnswer),
    sample: (key, request) => answerTo(key, { kind: "sample", request }, jsonObject),
    roots: (key) => answerTo(key, { kind: "roots" }, rootsAnswer).roots,
  };
};
