/** Who calls, and what the caller may use. */
export interface Caller {
  readonly id: string;
  /** Tool names, with `*` for any run of characters: `["calculate", "search_*"]`. */
  readonly allowedTools: readonly string[];
}

export const LOCAL_CALLER: Caller = { id: "local", allowedTools: ["*"] };

const patternToRegExp = (pattern: string): RegExp =>
  new RegExp(`^${pattern.split("*").map(RegExp.escape).join(".*")}$`);

export const mayCall = (caller: Caller, toolName: string): boolean =>
  caller.allowedTools.some(
    (pattern) => pattern === "*" || pattern === toolName || patternToRegExp(pattern).test(toolName),
  );
