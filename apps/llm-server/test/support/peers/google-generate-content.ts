import { z } from "zod";
import { CALL_ID, pieces, type Turn, USAGE, type WireFormat } from "./wire-format.ts";

const functionResponse = z.object({
  id: z.string().optional(),
  name: z.string(),
  response: z.union([z.object({ error: z.unknown() }), z.object({ content: z.unknown() })]),
});

const part = z.union([
  z.object({ text: z.string() }),
  z.object({ functionCall: z.object({ name: z.string(), args: z.looseObject({}) }) }),
  z.object({ functionResponse }),
]);

const body = z.object({
  systemInstruction: z.object({ parts: z.array(z.object({ text: z.string() })) }).optional(),
  contents: z.array(z.object({ role: z.enum(["user", "model"]), parts: z.array(part) })),
  tools: z
    .array(
      z.object({
        functionDeclarations: z.array(
          z.object({
            name: z.string(),
            description: z.string(),
            parametersJsonSchema: z.looseObject({}),
          }),
        ),
      }),
    )
    .default([]),
  generationConfig: z
    .object({ maxOutputTokens: z.number().optional(), stopSequences: z.array(z.string()).default([]) })
    .default({ stopSequences: [] }),
});

const usageMetadata = {
  promptTokenCount: USAGE.input,
  candidatesTokenCount: USAGE.output,
  totalTokenCount: USAGE.input + USAGE.output,
};

const PATH = /^\/v1beta\/models\/([^:]+):(generateContent|streamGenerateContent\?alt=sse)$/;

const finishReason = (turn: Turn): string => ("text" in turn && turn.isCut ? "MAX_TOKENS" : "STOP");

const chunk = (parts: object[], end: object = {}) => ({
  candidates: [{ index: 0, content: { role: "model", parts }, ...end }],
  usageMetadata,
  modelVersion: "peer",
});

const functionCall = ({ call }: Extract<Turn, { call: unknown }>) => ({
  functionCall: { id: CALL_ID, name: call.name, args: call.arguments },
});

/** Google's Gemini API, as used with keys of AI Studio. */
export const googleGenerateContent: WireFormat = {
  path: (model, isStream) =>
    `/v1beta/models/${model}:${isStream ? "streamGenerateContent?alt=sse" : "generateContent"}`,
  keyHeader: ["x-goog-api-key", ""],
  read: (given, path) => {
    const { systemInstruction, contents, tools, generationConfig } = body.parse(given);
    const [, model = "", method = ""] = PATH.exec(path) ?? [];
    return {
      model,
      isStream: method.startsWith("stream"),
      system: systemInstruction?.parts.map(({ text }) => text).join("\n") ?? "",
      tools: tools.flatMap(({ functionDeclarations }) =>
        functionDeclarations.map(({ name, description, parametersJsonSchema: schema }) => ({
          name,
          description,
          schema,
        })),
      ),
      results: contents
        .flatMap(({ parts }) => parts)
        .flatMap((given) => ("functionResponse" in given ? [given.functionResponse] : []))
        .map(({ id = "", response }) => ({
          callId: id,
          result: "error" in response ? response.error : response.content,
        })),
      maxTokens: generationConfig.maxOutputTokens,
      stop: generationConfig.stopSequences,
    };
  },
  answer: (turn) =>
    chunk(["text" in turn ? { text: turn.text } : functionCall(turn)], { finishReason: finishReason(turn) }),
  events: (turn) => {
    const parts: object[] = "text" in turn ? pieces(turn.text).map((text) => ({ text })) : [functionCall(turn)];
    return parts.map((each, index) => ({
      data: chunk([each], index === parts.length - 1 ? { finishReason: finishReason(turn) } : {}),
    }));
  },
  refusedKey: {
    status: 400,
    body: {
      error: {
        code: 400,
        message: "API key not valid. Please pass a valid API key.",
        status: "INVALID_ARGUMENT",
        details: [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID" }],
      },
    },
  },
};
