/** Every role, the least first. */
export const ROLES = ["caller", "metrics", "admin"] as const;

/** `caller` sees its own usage, `metrics` also `/metrics` and all usage, `admin` everything. */
export type Role = (typeof ROLES)[number];

/** Who calls, and what the caller may use. */
export interface Caller {
  /** Stable and not secret: it stands in logs and usage. */
  readonly id: string;
  /** The person or team behind it. */
  readonly owner?: string;
  /** Tool names, with `*` for any run of characters: `["calculate", "search_*"]`. */
  readonly allowedTools: readonly string[];
  /** `caller` when none is given. */
  readonly role?: Role;
  /** The caller's own limit; without one, the host's `RATE_LIMIT` applies. */
  readonly ratePerMinute?: number;
}

/** Whoever uses an open host, or this very process. */
export const LOCAL_CALLER: Caller = { id: "local", allowedTools: ["*"], role: "admin" };

/** Patterns come from operators only, so there are few. */
const compiled = new Map<string, RegExp>();

const toRegExp = (pattern: string): RegExp => {
  let expression = compiled.get(pattern);
  if (!expression) {
    expression = new RegExp(`^${pattern.split("*").map(RegExp.escape).join(".*")}$`);
    compiled.set(pattern, expression);
  }
  return expression;
};

/** Whether a name fits a pattern such as `*`, `calculate` or `search_*`. */
export const matchesPattern = (pattern: string, name: string): boolean =>
  pattern === "*" || pattern === name || (pattern.includes("*") && toRegExp(pattern).test(name));

/** Whether the patterns of a caller let it use a tool. */
export const isToolAllowed = (caller: Caller, toolName: string): boolean =>
  caller.allowedTools.some((pattern) => matchesPattern(pattern, toolName));
