import { z } from "zod";
import { limitSettings } from "./limits/limit-settings.ts";

/** Settings of what guards and watches every call; part of every host's. */
export const callPolicySettings = {
  ...limitSettings,
  /** Whether usage is counted in the data folder. */
  USAGE: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
};

/** The settings of limits, usage and audit, as they are parsed. */
export type CallPolicySettings = z.output<z.ZodObject<typeof callPolicySettings>> & { readonly DATA_DIR: string };
