import type { ReasonTexts } from "../i18n/reason-messages.ts";

/** The LLM server's messages about an unreachable server or an entry; the first match wins. */
const REASONS: readonly (readonly [RegExp, keyof ReasonTexts])[] = [
  [/^the command "(.*)" was not found; put its arguments into args \(ENOENT\)$/, "commandLine"],
  [/^the command "(.*)" was not found \(ENOENT\)$/, "commandMissing"],
  [/^the cwd "(.*)" was not found \(ENOENT\)$/, "folderMissing"],
  [/^the cwd "(.*)" is no folder \(ENOTDIR\)$/, "noFolder"],
  [/^the command "(.*)" may not be run \(EACCES\)$/, "notExecutable"],
  [/^nothing listens at (\S+ port \d+) \(ECONNREFUSED\)$/, "nothingListens"],
  [/^(?:The operation was aborted due to timeout|Request timed out)\.?$/, "noAnswer"],
  [/^(bad port)$/, "badPort"],
  [/^the host (.*) is not known \(ENOTFOUND\)$/, "hostUnknown"],
  [/^the host (.*) is not known \(EAI_AGAIN\)$/, "noNameServer"],
  [/^the process ended .*\((?:exit code|signal) (\w+)\); its last words: (.+?)\.?$/, "lastWords"],
  [/^the process ended .*\((?:exit code|signal) (\w+)\)$/, "processEnded"],
  [/^the process hung and was ended .*?\((?:exit code|signal) (\w+)\)/, "processHung"],
  [/^the process grew over its memory limit and was ended .*?\((?:exit code|signal) (\w+)\)/, "overMemory"],
  [/^The MCP server ".*" wants somebody to sign in: run (.+)\.$/, "signInNeeded"],
  [/^The MCP server ".*" names an issuer that gives no token: (.+?)\.?(?: Check headers and oauth .*)?$/, "noToken"],
  [/^The MCP server ".*" refuses this access token: it wants (?:the scope "(.+?)"|a wider scope)\./, "scopeMissing"],
  [
    /^The MCP server ".*" answered with HTTP status (40[13])(?:: (.+?))?\.?(?: Check headers and oauth .*)?$/,
    "refused",
  ],
  [/^The MCP server ".*" answered with HTTP status (\d+)(?:: (.+?))?\.?$/, "failedWithStatus"],
  [/ names \$\{([^}]+)\}, which is not set;/, "variableMissing"],
];

/** A reason and what to do about it, in the user's language; undefined for a third-party server's own wording. */
export const explainReason = (reason: string, words: ReasonTexts): string | undefined => {
  for (const [pattern, key] of REASONS) {
    const found = pattern.exec(reason);
    if (!found) continue;
    const [, named = "", last = ""] = found;
    return words[key](key === "nothingListens" ? named.replace(" port ", ":") : named, last);
  }
  return undefined;
};
