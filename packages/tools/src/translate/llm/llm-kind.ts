import { secret, serverUrl } from "@twinhost/core";
import { z } from "zod";
import { defineEngineKind } from "../engine-kind.ts";
import { readGlossary } from "./glossary.ts";
import { createLlm } from "./llm.ts";

/** A language model, if its name and its server are set. */
export const llm = defineEngineKind({
  id: "llm",
  settings: z.object({
    TRANSLATOR_MODEL: z.string().optional().describe("language model that translates, as its server calls it"),
    TRANSLATOR_MODEL_BASE_URL: serverUrl
      .optional()
      .describe("its OpenAI-compatible server, such as http://127.0.0.1:11434/v1"),
    TRANSLATOR_MODEL_API_KEY: secret(z.string().optional().describe("the server's key")),
    TRANSLATOR_GLOSSARY_FILE: z.string().optional().describe("terms and their translations for it, in JSON or TSV"),
  }),
  requires: {
    TRANSLATOR_MODEL: "the name of a model, as its server calls it",
    TRANSLATOR_MODEL_BASE_URL: "the base URL of its server, such as http://127.0.0.1:11434/v1",
  },
  open: ({ settings, log }) =>
    createLlm({
      url: settings.TRANSLATOR_MODEL_BASE_URL,
      model: settings.TRANSLATOR_MODEL,
      apiKey: settings.TRANSLATOR_MODEL_API_KEY,
      glossary:
        settings.TRANSLATOR_GLOSSARY_FILE === undefined ? undefined : readGlossary(settings.TRANSLATOR_GLOSSARY_FILE),
      log,
    }),
});
