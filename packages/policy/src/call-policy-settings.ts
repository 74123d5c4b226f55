import { secret } from "@twinhost/core";
import { z } from "zod";
import { limitSettings } from "./limits/limit-settings.ts";

/** Environment variables of limits and usage (`RATE_LIMIT`, `MAX_CALL_MS`, `USAGE` and so on); part of every host's. */
export const callPolicySettings = {
  ...limitSettings,
  /** Redis or Valkey, where processes keep limits, usage and the changes of keys together; its password may stand in it. */
  REDIS_URL: secret(z.url({ protocol: /^rediss?$/, error: "must be a URL such as redis://127.0.0.1:6379" }).optional()),
  /** Whether usage is counted in the data folder. */
  USAGE: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
};

/** Limits and usage as {@link callPolicySettings} parses them, with the data folder where usage is kept. */
export type CallPolicySettings = z.output<z.ZodObject<typeof callPolicySettings>> & { readonly DATA_DIR: string };
