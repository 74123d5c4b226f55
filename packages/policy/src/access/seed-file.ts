import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { hashApiKey } from "./api-key.ts";
import { type KeyRights, keyFields } from "./key-fields.ts";

/**
 * One entry of `API_KEYS_FILE`, a JSON array:
 *
 *     [{ "id": "web", "owner": "Web team", "key": "…", "tools": ["calculate", "search_*"],
 *        "role": "caller", "rate": "600/min", "expires": "2027-01-31" }]
 *
 * - `key`: the key itself, or `hash`: its SHA-256 in hexadecimal. Exactly one of them.
 * - `owner`, `tools`: as with `pnpm keys create`.
 * - `id`: appears in logs and usage; derived from the hash by default.
 * - `role`, `rate`, `expires`: optional; `expires` is a date, or a time with its zone.
 */
const entry = z
  .strictObject({
    id: z
      .string()
      .regex(/^[\w.-]{1,64}$/, "must be 1 to 64 of A-Za-z0-9_.-")
      .optional(),
    key: z
      .string()
      .regex(/^[\w-]{32,256}$/, "must be 32 to 256 of A-Za-z0-9_-, and random")
      .optional(),
    hash: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/, "must be a SHA-256 in hexadecimal")
      .optional(),
    owner: keyFields.owner,
    tools: keyFields.tools,
    role: keyFields.role.default("caller"),
    rate: keyFields.rate.optional(),
    expires: z
      .union([z.iso.date(), z.iso.datetime({ offset: true })], { error: "must be a date such as 2027-01-31" })
      .optional(),
  })
  .refine(({ key, hash }) => (key === undefined) !== (hash === undefined), "must have either key or hash");

const seedFile = z.array(entry);

/** A key from a seed file. */
export interface SeedEntry extends KeyRights {
  readonly id: string;
  readonly hash: Buffer;
}

/** Reads `API_KEYS_FILE`. @throws Error with one line, which never quotes the file: it holds secrets */
export const readSeedFile = (file: string): SeedEntry[] => {
  const entries = seedFile.safeParse(readJson(file));
  if (!entries.success) {
    const [issue] = entries.error.issues;
    throw wrongFile(file, `${z.core.toDotPath(issue?.path ?? []) || "the whole"}: ${issue?.message}`);
  }
  const seeds = entries.data.map(toSeed);
  for (const field of ["id", "hash"] as const) {
    const values = seeds.map((seed) => seed[field].toString("hex"));
    const repeated = values.findIndex((value, index) => values.indexOf(value) !== index);
    if (repeated >= 0) throw wrongFile(file, `[${repeated}]: has the same ${field} as an entry before it`);
  }
  return seeds;
};

/** An error about the file that names it. */
export const wrongFile = (file: string, reason: string): Error =>
  new Error(`API_KEYS_FILE ${resolve(file)}: ${reason}`);

const readJson = (file: string): unknown => {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw wrongFile(file, `cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw wrongFile(file, "must be a JSON array of keys");
  }
};

const toSeed = (fields: z.output<typeof entry>): SeedEntry => {
  const hash = fields.key === undefined ? Buffer.from(fields.hash ?? "", "hex") : hashApiKey(fields.key);
  return {
    id: fields.id ?? `seed_${hash.toString("hex").slice(0, 8)}`,
    hash,
    owner: fields.owner,
    tools: fields.tools,
    role: fields.role,
    ratePerMinute: fields.rate ?? null,
    expiresAt: fields.expires === undefined ? null : Date.parse(fields.expires),
  };
};
