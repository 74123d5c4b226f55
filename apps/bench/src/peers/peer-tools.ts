import { defineTool, type Tool } from "@twinhost/core";
import { z } from "zod";
import { document, echo, wait } from "./servers/node/three-tools.ts";

const text = z.strictObject({ text: z.string() });
const ANNOTATIONS = { readOnlyHint: true, idempotentHint: true };

/** The three tools as Twinhost tools. */
export const PEER_TOOLBOX: readonly Tool[] = [
  defineTool({
    name: "echo",
    title: "Echo",
    description: "Gives the text back.",
    input: text,
    output: text,
    annotations: ANNOTATIONS,
    timeoutMs: 30_000,
    run: echo,
  }),
  defineTool({
    name: "document",
    title: "Document",
    description: "Gives 10 KiB.",
    input: z.strictObject({}),
    output: text,
    annotations: ANNOTATIONS,
    timeoutMs: 30_000,
    run: document,
  }),
  defineTool({
    name: "wait",
    title: "Wait",
    description: "Gives the text back after 5 ms.",
    input: text,
    output: text,
    annotations: ANNOTATIONS,
    timeoutMs: 30_000,
    run: wait,
  }),
];
