import { serverUrl } from "@twinhost/core";
import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";

/** People write numbers and booleans where text is meant: `"PORT": 8080`. */
const text = (error: string) => z.union([z.string(), z.number(), z.boolean()], { error }).transform(String);
const texts = z.record(z.string(), text("must be text"), { error: "must be an object of texts" });
const patterns = z.array(z.string({ error: "must be text" }), {
  error: 'must be a list of tool names or patterns, such as ["read_*"]',
});

const SECONDS_BELOW = 1_000;
const TIMEOUT = "must be a number of milliseconds, at least 1 (a number below 1000 is of seconds)";
const timeout = z.coerce
  .number({ error: TIMEOUT })
  .positive({ error: TIMEOUT })
  .max(86_400_000, { error: "must be a day at most" })
  // Some clients count in seconds; no call is meant to end within one.
  .transform((given) => (given < SECONDS_BELOW ? given * 1000 : given));

const everyEntry = z.object({
  /** How long a call may be silent, in milliseconds. */
  timeout: timeout.optional(),
  /** The tools that are offered; by default all. */
  includeTools: patterns.optional(),
  excludeTools: patterns.default([]),
});

const POOL = "must be a number of processes from 1 to 64";

const stdioEntry = everyEntry.extend({
  type: z
    .enum(["stdio", "local"], { error: "must be stdio where there is a command" })
    .default("stdio")
    .transform(() => "stdio" as const),
  command: z
    .string({ error: 'must be the command that starts the server, such as "npx" (a server over HTTP has a url)' })
    .regex(/\S/, { error: "must not be empty" }),
  args: z.array(text("must be text"), { error: 'must be a list of texts, such as ["-y", "package"]' }).default([]),
  env: texts.default({}),
  cwd: z.string({ error: "must be the path of a folder" }).optional(),
  /** Processes that share the calls, the least busy first. */
  pool: z.coerce
    .number({ error: POOL })
    .int({ error: POOL })
    .min(1, { error: POOL })
    .max(64, { error: POOL })
    .optional(),
});

/** Every client has its own name for the same transport. */
const HTTP_TYPES = ["http", "streamable-http", "streamableHttp", "streamable_http", "remote", "sse"] as const;

/** As a service with its own credentials, or as a person who signed in; see `authorizationOf`. */
const oauth = z.strictObject(
  {
    clientId: text("must be text").optional(),
    clientSecret: text("must be text").optional(),
    scope: text("must be text").optional(),
    /** The only issuer to which the secret is sent. */
    issuer: serverUrl.optional(),
  },
  {
    error: 'must be an object such as {"clientId": "agent", "clientSecret": "secret"}, or {} for a person who signs in',
  },
);

const httpEntry = everyEntry.extend({
  type: z
    .enum(HTTP_TYPES, { error: "must be http, or sse for a server of the old kind, where there is a url" })
    .default("http")
    .transform((type) => (type === "sse" ? "sse" : "http")),
  url: serverUrl,
  headers: texts.default({}),
  oauth: oauth.optional(),
});

export type McpServerEntry = z.output<typeof stdioEntry> | z.output<typeof httpEntry>;

/** Other clients' names for the same keys. */
const ALIASES: Readonly<Record<string, string>> = {
  transport: "type",
  serverUrl: "url",
  httpUrl: "url",
  allowedTools: "includeTools",
  enabledTools: "includeTools",
  tools: "includeTools",
  disabledTools: "excludeTools",
};
/** Other clients' keys, or keys that are read before an entry is: no reason to warn. */
const SILENT = new Set([
  "disabled",
  "enabled",
  "name",
  "description",
  "autoApprove",
  "alwaysAllow",
  "trust",
  "$schema",
]);
const KNOWN = [...new Set([...Object.keys(stdioEntry.shape), ...Object.keys(httpEntry.shape), "disabled", "enabled"])];
const FARTHEST = 3;

const nameOf = (key: string): string => (Object.hasOwn(ALIASES, key) ? (ALIASES[key] as string) : key);

/** The key under which an entry has a value, such as `serverUrl` for `url`; the given one if it has none. */
export const keyIn = (entry: Readonly<Record<string, unknown>>, key: string): string =>
  Object.keys(entry).find((other) => nameOf(other) === nameOf(key) && (entry[other] ?? null) !== null) ?? key;

export interface ReadEntry {
  readonly result: z.ZodSafeParseResult<McpServerEntry>;
  /** What is wrong with it, by the keys that the file uses. */
  readonly issues: readonly { readonly path: readonly string[]; readonly message: string }[];
  /** Unknown keys, each with the one that was perhaps meant. */
  readonly unknown: readonly string[];
}

/** One server of the file, whichever names a client uses for its keys. */
export const readEntry = (given: Readonly<Record<string, unknown>>): ReadEntry => {
  const entry: Record<string, unknown> = {};
  const unknown: string[] = [];
  /** The key of the file that each one comes from. */
  const written = new Map<string, string>();
  for (const [key, value] of Object.entries(given)) {
    const name = nameOf(key);
    if (value === null || value === undefined || SILENT.has(name)) continue;
    if (!KNOWN.includes(name)) {
      unknown.push(key);
      continue;
    }
    if (entry[name] !== undefined) continue;
    entry[name] = value;
    written.set(name, key);
  }
  const result = "url" in entry ? httpEntry.safeParse(entry) : stdioEntry.safeParse(entry);
  return {
    result,
    issues: (result.error?.issues ?? []).map(({ path: [first, ...rest], message }) => ({
      path: [written.get(String(first)) ?? String(first), ...rest.map(String)],
      message,
    })),
    unknown: unknown.map((key) => `${key} is not known${suggestion(key, Object.keys(entry))}`),
  };
};

/** The key that was perhaps meant; never one that the entry already has. */
const suggestion = (key: string, present: readonly string[]): string => {
  const nearest = KNOWN.find((known) => key.toLowerCase().startsWith(known.toLowerCase())) ?? closest(key, KNOWN);
  if (present.includes(nearest)) return "";
  return key.startsWith(nearest) || distance(key, nearest) <= FARTHEST ? `; did you mean ${nearest}?` : "";
};
