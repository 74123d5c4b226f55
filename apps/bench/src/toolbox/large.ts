import { defineTool } from "@twinhost/core";
import { z } from "zod";
import { LARGE_ANSWER } from "../floors/large-answer.ts";

export const large = defineTool({
  name: "large",
  title: "Large answer",
  description: "Gives a text of one mebibyte.",
  input: z.strictObject({}),
  output: z.strictObject({ text: z.string() }),
  annotations: { readOnlyHint: true, idempotentHint: true },
  timeoutMs: 30_000,
  run: () => LARGE_ANSWER,
});
