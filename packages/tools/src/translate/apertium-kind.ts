import { serverUrl } from "@twinhost/core";
import { z } from "zod";
import { createApertium } from "./apertium.ts";
import { createApertiumApy } from "./apertium-apy.ts";
import { defineEngineKind } from "./engine-kind.ts";

/** Apertium: its programs on this machine, or on another one over HTTP. */
export const apertium = defineEngineKind({
  id: "apertium",
  settings: z.object({
    APERTIUM_APY_URL: serverUrl.optional().describe("address of an apertium-apy server; else Apertium runs here"),
  }),
  open: ({ settings: { APERTIUM_APY_URL: url }, log }) =>
    url === undefined ? createApertium({ log }) : createApertiumApy({ url, log }),
});
