/** Our stdio host with one tool, which gives a large answer. */
import { defineTool, LOCAL_CALLER } from "@twinhost/core";
import { serveOnStdio } from "@twinhost/mcp";
import { hostSettings, openHostToolbox, parseSettings } from "@twinhost/runtime";
import { pino } from "pino";
import { z } from "zod";
import { LARGE_ANSWER } from "./large-answer.ts";

const large = defineTool({
  name: "large",
  title: "Large answer",
  description: "Gives a text of one mebibyte.",
  input: z.strictObject({}),
  output: z.strictObject({ text: z.string() }),
  annotations: { readOnlyHint: true },
  timeoutMs: 5_000,
  run: () => LARGE_ANSWER,
});
const log = pino({ level: "silent" });
const settings = parseSettings(hostSettings, process.env);
const { toolbox, requestStates, close } = openHostToolbox({ tools: [large], settings, log });
const served = { toolbox, caller: LOCAL_CALLER, transport: "stdio", requestStates };
await serveOnStdio(served, { log });
await close();
process.exit(0);
