/** All roles, least privileged first. */
export const ROLES = ["caller", "metrics", "admin"] as const;

/** `caller` sees its own usage, `metrics` also `/metrics` and all usage, `admin` everything. */
export type Role = (typeof ROLES)[number];

/** Who is calling, and what they may use. */
export interface Caller {
  /** Stable and not secret: it appears in logs and usage. */
  readonly id: string;
  /** The person or team behind it. */
  readonly owner?: string;
  /** Tool names, with `*` for any run of characters: `["calculate", "search_*"]`. */
  readonly allowedTools: readonly string[];
  /** Default: `caller`. */
  readonly role?: Role;
  /** The caller's own limit; without one, the host's `RATE_LIMIT` applies. */
  readonly ratePerMinute?: number;
}

/** The caller on a host without keys, or within this process. */
export const LOCAL_CALLER: Caller = { id: "local", allowedTools: ["*"], role: "admin" };

/** Unbounded: patterns come from operators only, so there are few. */
const compiled = new Map<string, RegExp>();

const toRegExp = (pattern: string): RegExp => {
  let expression = compiled.get(pattern);
  if (!expression) {
    expression = new RegExp(`^${pattern.split("*").map(RegExp.escape).join(".*")}$`);
    compiled.set(pattern, expression);
  }
  return expression;
};

/** Whether a name matches a pattern such as `*`, `calculate` or `search_*`. */
export const matchesPattern = (pattern: string, name: string): boolean =>
  pattern === "*" || pattern === name || (pattern.includes("*") && toRegExp(pattern).test(name));

/** Whether a caller's patterns allow a tool. */
export const isToolAllowed = (caller: Caller, toolName: string): boolean =>
  caller.allowedTools.some((pattern) => matchesPattern(pattern, toolName));
