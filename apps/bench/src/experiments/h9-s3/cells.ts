/** Abuse of the tool server, each tried over REST and MCP in both revisions; connections that say nothing speak neither. */
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

/** What an operator sets, and how many settings that is; API keys are one. */
export const HARDENING = { keys: 1, tls: 2, rate: 1 } as const;

export type Measure = keyof typeof HARDENING;
export const MEASURES = Object.keys(HARDENING) as Measure[];

/** `without-tls` has all but TLS: if nothing more is let in there, TLS is not needed. */
export const DEPLOYMENTS = ["default", "hardened", "without-keys", "without-tls", "without-rate"] as const;

export type DeploymentId = (typeof DEPLOYMENTS)[number];

/** 1 where the abuse was let in. */
export const letInCell = (deployment: DeploymentId, probe: ProbeId): string => `${deployment}:${probe}`;

/** Who looks: a tool over stdio, a process of the same account, and by permissions another account. */
export const WHO = ["tool", "account", "other"] as const;
/** What they look for: a secret of the LLM server in their own environment or in its, its keys, and sending it signals. */
export const WHAT = ["own", "environment", "files", "signals"] as const;

export type Reach = Readonly<Record<(typeof WHAT)[number], boolean>>;

/** 1 where it is reached. */
export const reachCell = (who: (typeof WHO)[number], what: (typeof WHAT)[number]): string => `${who}:${what}`;

/** Sockets that the tools listen on. */
export const socketsCell = (transport: "http" | "stdio"): string => `sockets:${transport}`;
