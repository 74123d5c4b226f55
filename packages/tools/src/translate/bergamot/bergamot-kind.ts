import { join } from "node:path";
import { serverUrl } from "@twinhost/core";
import { z } from "zod";
import { defineEngineKind } from "../engine-kind.ts";
import { createBergamot } from "./bergamot.ts";

/** Bergamot. `auto` uses it only if one of its settings is set: by default, no third-party server is contacted. */
export const bergamot = defineEngineKind({
  id: "bergamot",
  settings: z.object({
    BERGAMOT_MODELS_URL: serverUrl.optional().describe("registry that Bergamot fetches models from; Mozilla's"),
    BERGAMOT_CACHE_DIR: z.string().optional().describe("folder of Bergamot's models; bergamot in the data folder"),
  }),
  isSetUp: ({ BERGAMOT_MODELS_URL, BERGAMOT_CACHE_DIR }) =>
    BERGAMOT_MODELS_URL !== undefined || BERGAMOT_CACHE_DIR !== undefined,
  open: ({ settings, dataDirectory, log }) =>
    createBergamot({
      modelsUrl: settings.BERGAMOT_MODELS_URL,
      cacheDirectory: settings.BERGAMOT_CACHE_DIR ?? join(dataDirectory, "bergamot"),
      log,
    }),
});
