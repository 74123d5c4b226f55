import { z } from "zod";
import { limitSettings } from "./limits/limit-settings.ts";

/** Settings of what guards and watches every call; part of every host's. */
export const governanceSettings = {
  ...limitSettings,
  /** Whether usage is counted in the data folder. */
  USAGE: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
};

export type GovernanceSettings = z.output<z.ZodObject<typeof governanceSettings>> & { readonly DATA_DIR: string };
