import { oneOf, serverUrl } from "@twinhost/core";
import { hostSettings, withToolSettings } from "@twinhost/runtime";
import { runtimeSettings, serverSettings } from "@twinhost/server";
import { thirdPartySettings } from "@twinhost/third-party/host";
import { tools } from "@twinhost/tools";
import { z } from "zod";
import { modelProblem, modelSettings } from "./model/model-settings.ts";
import { TRANSPORT_CHOICES } from "./transport/transport-choice.ts";

const wholeNumber = (of: string, least: number, most: number = Number.MAX_SAFE_INTEGER) => {
  const range = most === Number.MAX_SAFE_INTEGER ? `, at least ${least}` : ` from ${least} to ${most}`;
  const error = `must be a whole number of ${of}${range}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};

/** Timers cannot run for more than 24 days, and an answer of more than a day is surely a typo. */
const DAY_MS = 86_400_000;

const ownSettings = serverSettings(8000)
  .extend(hostSettings.shape)
  .extend(runtimeSettings.shape)
  .extend(modelSettings.shape)
  .extend(thirdPartySettings.shape)
  .extend({
    TOOL_TRANSPORT: oneOf(TRANSPORT_CHOICES).default("stdio"),
    MCP_SERVER_URL: serverUrl
      .refine((url) => !/[?#]/.test(url) && !/\/mcp\/*$/.test(URL.parse(url)?.pathname ?? ""), {
        error:
          "must be the server's base URL, such as http://127.0.0.1:3000 or https://example.com/tools, without /mcp",
      })
      .default("http://127.0.0.1:3000"),
    MCP_API_KEY: z.string().optional(),
    STDIO_COMMAND: z.string().regex(/\S/, { error: "must be a command line" }).optional(),
    /** The benchmark report that the console shows. */
    REPORT_FILE: z.string().optional(),
    /** The report of `bench claims` whose figures the console's advisor uses. */
    CLAIMS_FILE: z.string().optional(),
    /** Every question carries the complete chat, including its images. */
    MAX_BODY_BYTES: wholeNumber("bytes", 1_024).default(8 * 1_024 * 1_024),
    /** OpenAI's API, and those that follow it, refuse more. */
    MODEL_MAX_TOOLS: wholeNumber("tools", 1, 10_000).default(128),
    MAX_TOOL_RESULT_CHARS: wholeNumber("characters", 1_000).default(32_000),
    // Local models on small machines are slow.
    ANSWER_TIMEOUT_MS: wholeNumber("milliseconds", 100, DAY_MS).default(120_000),
    /** Tool processes that share the calls; each has its own memory and index. */
    STDIO_POOL: wholeNumber("tool processes", 1, 64).default(1),
    /** A tool process that exceeds it, including everything it started, is replaced. */
    STDIO_MEMORY_LIMIT_MB: wholeNumber("MiB", 1).optional(),
  });

/** Settings of the LLM server, including those of a host: the tools may run in its own process or in a tool process. */
export const settingsSchema = withToolSettings(ownSettings, tools).superRefine((settings, context) => {
  const wrong = modelProblem(settings);
  if (wrong) context.addIssue({ code: "custom", path: [wrong.setting], message: wrong.problem });
});
