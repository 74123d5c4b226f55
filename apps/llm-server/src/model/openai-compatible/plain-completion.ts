import { asObject, type Json, textOr } from "./read-json.ts";

/** The fields around the choices of a completion or a chunk, in OpenAI's types. */
export const plainHead = ({ id, created, model, usage }: Json): Json => ({
  ...(typeof id === "string" && { id }),
  ...(typeof created === "number" && { created }),
  ...(typeof model === "string" && { model }),
  ...(asObject(usage) && { usage: numbersOf(usage as Json) }),
});

/** One choice of a completion (`message`) or of a chunk (`delta`). */
export const plainChoice = (given: unknown, key: "message" | "delta"): Json => {
  const choice = asObject(given) ?? {};
  const said = asObject(choice[key]) ?? asObject(choice.message) ?? asObject(choice.delta) ?? { content: choice.text };
  const message = plainMessage(said, key);
  const reason = textOr(choice.finish_reason, null) || null;
  const isCalling = message.tool_calls !== undefined;
  return { index: choice.index ?? 0, [key]: message, finish_reason: isCalling ? endOfCalls(reason) : reason };
};

/** Whether a chunk contains a piece of the answer or its end, not just the speaker's role. */
export const saysSomething = ({ choices }: Json): boolean =>
  Array.isArray(choices) &&
  choices.some(({ delta, finish_reason }) => {
    const { role: _, ...said } = asObject(delta) ?? {};
    return finish_reason !== null || Object.values(said).some((value) => value !== null && value !== "");
  });

/** Some servers end an answer that calls tools with the reason of one that does not. */
export const endOfCalls = (reason: unknown): unknown => (reason === "stop" ? "tool_calls" : reason);

const plainMessage = (message: Json, key: "message" | "delta"): Json => {
  const { content, reasoning_content, reasoning, refusal } = message;
  const calls = callsOf(message).map((call, position) => plainCall(call, position, key));
  return {
    role: "assistant",
    content: Array.isArray(content) ? content.filter(isPart) : textOr(content, null),
    ...(typeof refusal === "string" && { refusal }),
    ...(typeof reasoning_content === "string" && { reasoning_content }),
    ...(typeof reasoning === "string" && { reasoning }),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
};

const isPart = (part: unknown): boolean => typeof asObject(part)?.type === "string";

const callsOf = ({ tool_calls: calls, function_call: old }: Json): Json[] => {
  if (Array.isArray(calls)) return calls.map(asObject).filter((call) => call !== undefined);
  const called = asObject(calls) ?? (asObject(old) && { function: old });
  return called ? [called] : [];
};

const plainCall = (call: Json, position: number, key: "message" | "delta"): Json => {
  const called = asObject(call.function) ?? call;
  const { name, arguments: args = called.parameters } = called;
  const index = Number(call.index ?? position);
  const isPiece = key === "delta";
  return {
    ...(isPiece && { index: Number.isInteger(index) ? index : position }),
    ...(call.id != null && call.id !== "" && { id: String(call.id) }),
    ...(asObject(call.extra_content) && { extra_content: call.extra_content }),
    function: {
      ...(typeof name === "string" ? { name } : isPiece ? {} : { name: "" }),
      ...(args == null ? (isPiece ? {} : { arguments: "" }) : { arguments: textOr(args, JSON.stringify(args)) }),
    },
  };
};

/** Some servers send counts as text; anything that is not a count is left out. */
const numbersOf = (counts: Json): Json =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([name, value]): [string, unknown][] => {
      const inner = asObject(value);
      if (inner) return [[name, numbersOf(inner)]];
      const count =
        typeof value === "number" || (typeof value === "string" && value !== "") ? Number(value) : Number.NaN;
      return Number.isFinite(count) ? [[name, count]] : [];
    }),
  );
