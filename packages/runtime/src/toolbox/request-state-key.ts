import { hkdfSync } from "node:crypto";
import { sharedSecret } from "@twinhost/policy";
import type { HostSettings } from "../settings/host-settings.ts";

const KEY_BYTES = 32;

/**
 * The key that signs the answers which a client has given to a tool so far. Hosts with one data folder share it; those
 * with separate folders need the same `REQUEST_STATE_SECRET`.
 */
export const requestStateKey = (settings: Pick<HostSettings, "DATA_DIR" | "REQUEST_STATE_SECRET">): Uint8Array => {
  const { DATA_DIR, REQUEST_STATE_SECRET } = settings;
  if (REQUEST_STATE_SECRET === undefined) return sharedSecret(DATA_DIR, "request-state");
  return new Uint8Array(hkdfSync("sha256", REQUEST_STATE_SECRET, "", "twinhost request-state", KEY_BYTES));
};
