import { operationSettings, serverSettings } from "@twinhost/http-kit";
import { hostSettings, oneOf, serverUrl } from "@twinhost/tools";
import { z } from "zod";
import { modelProblem, modelSettings } from "./model/model-settings.ts";
import { TRANSPORT_CHOICES } from "./transport/transport-choice.ts";

/** Settings of the LLM server; those of a host too, because the tools may run in its process or in its child. */
export const settingsSchema = serverSettings(8000)
  .extend(hostSettings.shape)
  .extend(operationSettings.shape)
  .extend(modelSettings.shape)
  .extend({
    TOOL_TRANSPORT: oneOf(TRANSPORT_CHOICES).default("stdio"),
    MCP_SERVER_URL: serverUrl.default("http://127.0.0.1:3000"),
    MCP_API_KEY: z.string().optional(),
    MCP_CONFIG_FILE: z.string().optional(),
    STDIO_COMMAND: z.string().regex(/\S/, { error: "must be a command line" }).optional(),
    MAX_TOOL_RESULT_CHARS: z.coerce
      .number({ error: "must be a whole number of characters, at least 1000" })
      .int({ error: "must be a whole number of characters, at least 1000" })
      .min(1_000, { error: "must be a whole number of characters, at least 1000" })
      .default(32_000),
  })
  .superRefine((settings, context) => {
    const wrong = modelProblem(settings);
    if (wrong) context.addIssue({ code: "custom", path: [wrong.setting], message: wrong.problem });
  })
  .refine(({ TRANSLATOR, LIBRETRANSLATE_URL }) => TRANSLATOR !== "libretranslate" || LIBRETRANSLATE_URL !== undefined, {
    path: ["LIBRETRANSLATE_URL"],
    error: "TRANSLATOR=libretranslate needs the URL of its server",
  });
