/** Transports in table order. */
export const GUARD_TRANSPORTS = ["stdio", "http", "rest", "in-process"] as const;

export type GuardTransport = (typeof GUARD_TRANSPORTS)[number];

const GUARD_IDS = [
  "validation",
  "access",
  "rate-limit",
  "slots",
  "result-size",
  "usage",
  "audit",
  "api-key",
  "metrics",
  "tracing",
] as const;

export type GuardId = (typeof GUARD_IDS)[number];

/** Rows of the table: single features, the observability code, all features together, and nothing at all. */
export const GUARD_ROWS = [...GUARD_IDS, "switched-off", "all", "nothing"] as const;

export type GuardRowId = (typeof GUARD_ROWS)[number];

/** Features of one deployment. */
export interface Setup {
  /** Settings of the host. */
  readonly settings: Readonly<Record<string, string>>;
  /** Whether calls send an API key. */
  readonly hasKey: boolean;
  /** Tools that the caller may use. */
  readonly allowedTools: readonly string[];
  /** In-process only: hosts always validate. */
  readonly validates: boolean;
  /** Whether spans are sent to a collector. */
  readonly traces: boolean;
  /** False: the HTTP server without its observability code. */
  readonly isObserved: boolean;
}

/** One row of the table, with descriptions of both sides for readers. */
interface Comparison {
  readonly id: GuardRowId;
  readonly name: string;
  readonly off: string;
  readonly on: string;
  readonly transports: readonly GuardTransport[];
}

export interface Guard extends Comparison {
  readonly id: GuardId;
  readonly turnOn: (setup: Setup) => Setup;
  /** A feature that both sides need, by transport, because this one cannot be set without it. */
  readonly under?: Partial<Record<GuardTransport, GuardId>>;
}

/** Every feature off, as far as possible. */
export const ALL_OFF: Setup = {
  settings: { MAX_CONCURRENT_CALLS: "off", MAX_RESULT_BYTES: "off", USAGE: "off", LOG_LEVEL: "silent", METRICS: "off" },
  hasKey: false,
  allowedTools: ["*"],
  validates: false,
  traces: false,
  isObserved: true,
};

const EVERYWHERE = GUARD_TRANSPORTS;
const SERVERS = ["http", "rest"] as const;
const PATTERNS = ["translate", "search_*", "calc*"];

const withSettings =
  (settings: Readonly<Record<string, string>>) =>
  (setup: Setup): Setup => ({ ...setup, settings: { ...setup.settings, ...settings } });

export const GUARDS: readonly Guard[] = [
  {
    id: "validation",
    name: "validation",
    off: "arguments and results unchecked (in-process only: hosts always check)",
    on: "both parsed by the tool's schemas",
    transports: ["in-process"],
    turnOn: (setup) => ({ ...setup, validates: true }),
  },
  {
    id: "access",
    name: "access check",
    off: "the caller may use `*` (with an API key on http and rest)",
    on: `the caller may use \`${PATTERNS.join(",")}\`; the last one matches`,
    transports: EVERYWHERE,
    turnOn: (setup) => ({ ...setup, allowedTools: PATTERNS }),
    under: { http: "api-key", rest: "api-key" },
  },
  {
    id: "rate-limit",
    name: "rate limit",
    off: "no `RATE_LIMIT`",
    on: "`RATE_LIMIT=999999999/min`",
    transports: EVERYWHERE,
    turnOn: withSettings({ RATE_LIMIT: "999999999/min" }),
  },
  {
    id: "slots",
    name: "concurrency",
    off: "`MAX_CONCURRENT_CALLS=off`",
    on: "`MAX_CONCURRENT_CALLS=256`",
    transports: EVERYWHERE,
    turnOn: withSettings({ MAX_CONCURRENT_CALLS: "256" }),
  },
  {
    id: "result-size",
    name: "result size",
    off: "`MAX_RESULT_BYTES=off` (the size is still measured, for usage)",
    on: "`MAX_RESULT_BYTES=1048576`",
    transports: EVERYWHERE,
    turnOn: withSettings({ MAX_RESULT_BYTES: "1048576" }),
  },
  {
    id: "usage",
    name: "usage",
    off: "`USAGE=off`",
    on: "`USAGE=on`",
    transports: EVERYWHERE,
    turnOn: withSettings({ USAGE: "on" }),
  },
  {
    id: "audit",
    name: "audit log",
    off: "`LOG_LEVEL=silent`",
    on: "`LOG_LEVEL=info`: a line per call, and on http and rest one per request",
    transports: EVERYWHERE,
    turnOn: withSettings({ LOG_LEVEL: "info" }),
  },
  {
    id: "api-key",
    name: "API key",
    off: "no keys, none sent",
    on: "two keys from `API_KEYS_FILE`, one sent as `X-API-Key`",
    transports: SERVERS,
    turnOn: (setup) => ({ ...setup, hasKey: true }),
  },
  {
    id: "metrics",
    name: "metrics",
    off: "`METRICS=off`",
    on: "`METRICS=on`",
    transports: SERVERS,
    turnOn: withSettings({ METRICS: "on" }),
  },
  {
    id: "tracing",
    name: "tracing",
    off: "no OTLP endpoint",
    on: "`OTEL_EXPORTER_OTLP_ENDPOINT` of a collector that accepts every span",
    transports: SERVERS,
    turnOn: (setup) => ({ ...setup, traces: true }),
  },
];

/** Rows like those of the features that compare something else. */
export const COMPARISONS: readonly Comparison[] = [
  {
    // What the server pays for observability code while all of it is off.
    id: "switched-off",
    name: "switched off",
    off: "the same server without the code for request log, audit, usage, metrics and traces",
    on: "the normal server, with all of them switched off",
    transports: SERVERS,
  },
  { id: "all", name: "all features", off: "every feature off", on: "every feature on", transports: EVERYWHERE },
  {
    // Any difference here is noise.
    id: "nothing",
    name: "nothing",
    off: "every feature off",
    on: "every feature off, in another deployment",
    transports: EVERYWHERE,
  },
];
