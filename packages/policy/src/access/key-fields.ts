import { ROLES, type Role } from "@twinhost/core";
import { z } from "zod";
import { rateLimit } from "../limits/limit-settings.ts";

/** The fields of a key, validated alike on the command line and in the seed file. */
export const keyFields = {
  owner: z.string().trim().min(1, "must name the owner").max(200),
  tools: z
    .array(z.string().regex(/^[\w.*-]+$/, "must be tool names, with * for any run of characters"))
    .min(1, "must name at least one tool; * stands for all"),
  role: z.enum(ROLES, { error: `must be one of ${ROLES.join(", ")}` }),
  rate: rateLimit,
};

/** The rights that a key is created with. */
export interface KeyRights {
  readonly owner: string;
  readonly tools: readonly string[];
  readonly role: Role;
  readonly ratePerMinute: number | null;
  /** Milliseconds since 1970; null for never. */
  readonly expiresAt: number | null;
}

/** A key as operators see it, without its secret or hash. Times are ISO 8601 in UTC. */
export interface KeyInfo {
  readonly id: string;
  readonly owner: string;
  readonly tools: readonly string[];
  readonly role: Role;
  readonly ratePerMinute: number | null;
  readonly state: "active" | "expired" | "revoked";
  /** Until when a key that it replaced by rotation is still valid; null if there is none. */
  readonly formerKeyUntil: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}
