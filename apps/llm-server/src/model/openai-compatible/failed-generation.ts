import { asObject, type Json, textOr } from "./read-json.ts";

/**
 * What a model at Groq wrote when its server could not parse a call: a call in another form, which is then read like
 * any other that a model wrote into its text. Undefined for every other answer.
 */
export const failedGeneration = ({ error }: Json): string | undefined => {
  const { code, failed_generation } = asObject(error) ?? {};
  const written = textOr(failed_generation, "").trim();
  return code === "tool_use_failed" && IS_CALL.test(written) ? closed(written) : undefined;
};

const IS_CALL = /^(?:<function=|<tool_call>|<\|python_tag\|>|\[\s*\{\s*"name"|\{\s*"name")/;

/** Groq's models leave out the `>` after the name, or the end tag. */
const closed = (written: string): string =>
  written.replace(
    /^<function=([\w.:-]+)\s*[>,(]?\s*(\{[\s\S]*\})\s*\)?>?\s*(?:<\/function>)?$/,
    "<function=$1>$2</function>",
  );

export const writtenCompletion = (content: string): Json & { choices: Json[] } => ({
  choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
});
