/** Attacks on the tool server, each tried over REST and MCP in both revisions, except for the silent connections. */
export const PROBES = [
  "foreign-host",
  "foreign-origin",
  "null-origin",
  "no-credential",
  "wrong-key",
  "wrong-bearer",
  "key-in-query",
  "foreign-tool",
  "plain-http",
  "malformed-json",
  "wrong-type",
  "wrong-method",
  "large-body",
  "inflating-body",
  "deep-nesting",
  "prototype",
  "explosion",
  "code",
  "giant-headers",
  "smuggling",
  "flood",
  "half-open",
] as const;

export type ProbeId = (typeof PROBES)[number];

/** Measures that an operator can take, and how many settings each needs; API keys count as one. */
export const HARDENING = { keys: 1, tls: 2, rate: 1 } as const;

export type Measure = keyof typeof HARDENING;
export const MEASURES = Object.keys(HARDENING) as Measure[];

/** `without-tls` has every measure but TLS: if no more attacks succeed there, TLS is not needed. */
export const DEPLOYMENTS = ["default", "hardened", "without-keys", "without-tls", "without-rate"] as const;

export type DeploymentId = (typeof DEPLOYMENTS)[number];

/** 1 if the attack succeeded. */
export const letInCell = (deployment: DeploymentId, probe: ProbeId): string => `${deployment}:${probe}`;

/** Who tries: a tool over stdio, a process of the same account, and another account (judged by permissions). */
export const WHO = ["tool", "account", "other"] as const;
/** What they try to reach of the LLM server: a secret in their own or its environment, its keys, and signals to it. */
export const WHAT = ["own", "environment", "files", "signals"] as const;

export type Reach = Readonly<Record<(typeof WHAT)[number], boolean>>;

/** 1 if it is reached. */
export const reachCell = (who: (typeof WHO)[number], what: (typeof WHAT)[number]): string => `${who}:${what}`;

/** Sockets that the tools listen on. */
export const socketsCell = (transport: "http" | "stdio"): string => `sockets:${transport}`;
