import { secret } from "@twinhost/core";
import { z } from "zod";
import { limitSettings } from "./limits/limit-settings.ts";

/** Environment variables of limits and usage (`RATE_LIMIT`, `MAX_CALL_MS`, `USAGE` and so on), for every host. */
export const callPolicySettings = {
  ...limitSettings,
  /** Redis or Valkey, through which processes share limits, usage and key changes. The URL may contain a password. */
  REDIS_URL: secret(z.url({ protocol: /^rediss?$/, error: "must be a URL such as redis://127.0.0.1:6379" }).optional()),
  /** Whether usage is counted in the data folder. */
  USAGE: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
};

/** The parsed {@link callPolicySettings}, with the data folder where usage is kept. */
export type CallPolicySettings = z.output<z.ZodObject<typeof callPolicySettings>> & { readonly DATA_DIR: string };
