import { serverSettings } from "@twinhost/http-kit";
import { TRANSPORTS } from "@twinhost/tool-client";
import { hostSettings, oneOf, serverUrl } from "@twinhost/tools";
import { z } from "zod";
import { OPENAI_COMPATIBLE } from "./model/models.ts";

/** Settings of the LLM server; those of a host too, because the tools may run in its process or in its child. */
export const settingsSchema = serverSettings(8000)
  .extend(hostSettings.shape)
  .extend({
    TOOL_TRANSPORT: oneOf(TRANSPORTS).default("stdio"),
    MCP_SERVER_URL: serverUrl.default("http://127.0.0.1:3000"),
    MCP_API_KEY: z.string().optional(),
    STDIO_COMMAND: z.string().regex(/\S/, { error: "must be a command line" }).optional(),
    /** Tool children that share the calls; each has its own memory and index. */
    STDIO_POOL: z.coerce.number().int().min(1).max(64).default(1),
    /** A child over it, with all that it started, is replaced. */
    STDIO_MEMORY_LIMIT_MB: z.coerce.number().int().min(1).optional(),
    MODEL: z
      .string()
      .regex(new RegExp(`^(?:builtin|${OPENAI_COMPATIBLE}\\S+)$`), {
        error: `must be builtin or ${OPENAI_COMPATIBLE}NAME, such as ${OPENAI_COMPATIBLE}llama3`,
        abort: true,
      })
      .default("builtin"),
    MODEL_BASE_URL: serverUrl.optional(),
    MODEL_API_KEY: z.string().optional(),
  })
  .refine(({ MODEL, MODEL_BASE_URL }) => MODEL === "builtin" || MODEL_BASE_URL !== undefined, {
    path: ["MODEL_BASE_URL"],
    error: `MODEL=${OPENAI_COMPATIBLE}NAME needs the base URL of its server, such as http://127.0.0.1:11434/v1`,
  })
  .refine(({ TRANSLATOR, LIBRETRANSLATE_URL }) => TRANSLATOR !== "libretranslate" || LIBRETRANSLATE_URL !== undefined, {
    path: ["LIBRETRANSLATE_URL"],
    error: "TRANSLATOR=libretranslate needs the URL of its server",
  });
