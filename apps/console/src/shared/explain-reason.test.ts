import { expect, it } from "vitest";
import { reasonsEn, reasonsKo } from "../i18n/reason-messages.ts";
import { explainReason } from "./explain-reason.ts";

const REASONS: readonly (readonly [reason: string, named: string])[] = [
  ['the command "npx -y a" was not found; put its arguments into args (ENOENT)', "npx -y a"],
  ['the command "/nowhere/server" was not found (ENOENT)', "/nowhere/server"],
  ['the cwd "/nowhere/folder" was not found (ENOENT)', "/nowhere/folder"],
  ['the cwd "/etc/hosts" is no folder (ENOTDIR)', "/etc/hosts"],
  ['the command "/etc/hosts" may not be run (EACCES)', "/etc/hosts"],
  ["nothing listens at 127.0.0.1 port 9 (ECONNREFUSED)", "127.0.0.1:9"],
  ["The operation was aborted due to timeout", ""],
  ["Request timed out", ""],
  ["bad port", "bad port"],
  ["the host nowhere.invalid is not known (ENOTFOUND)", "nowhere.invalid"],
  ["the host nowhere.invalid is not known (EAI_AGAIN)", "nowhere.invalid"],
  ["the process ended too often (exit code 3); its last words: TOKEN is not set", "TOKEN is not set"],
  ["the process ended too often (signal SIGKILL); its last words: Error: broken.", "Error: broken"],
  ["the process ended during its start (exit code 3)", "3"],
  ["the process ended too often (signal SIGKILL)", "SIGKILL"],
  [
    "the process hung and was ended during the call (signal SIGKILL); its last words: npm failed (exit code 1)",
    "SIGKILL",
  ],
  ["the process grew over its memory limit and was ended during the call (signal SIGKILL)", "SIGKILL"],
  [
    'The MCP server "wiki" answered with HTTP status 401. Check headers and oauth of its entry in MCP_CONFIG_FILE.',
    "HTTP 401",
  ],
  [
    'The MCP server "wiki" answered with HTTP status 401: the token has expired. Check headers and oauth of its entry in MCP_CONFIG_FILE.',
    "the token has expired",
  ],
  [
    'The MCP server "wiki" answered with HTTP status 403: Who are you? Check headers and oauth of its entry in MCP_CONFIG_FILE.',
    "Who are you",
  ],
  ['The MCP server "wiki" answered with HTTP status 404.', "404"],
  ['The MCP server "wiki" answered with HTTP status 500: no such database', "no such database"],
  ['The MCP server "wiki" wants somebody to sign in: run npx -y pnpm@12 sign-in wiki.', "npx -y pnpm@12 sign-in wiki"],
  [
    'The MCP server "wiki" names an issuer that gives no token: invalid_client, no such client. Check headers and oauth of its entry in MCP_CONFIG_FILE.',
    "invalid_client, no such client",
  ],
  ['The MCP server "wiki" refuses this access token: it wants the scope "read:pages".', "read:pages"],
  ['The MCP server "wiki" refuses this access token: it wants a wider scope.', ""],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: so it names a variable
  ["The file: mcpServers.a.env.T names ${T}, which is not set; set it, or write ${T:-default}", "T"],
];

it.each(REASONS)("explains %s in one Korean sentence that names the culprit", (reason, named) => {
  const said = explainReason(reason, reasonsKo) ?? "";
  expect(said).toContain(named);
  expect(said).toMatch(/\p{Script=Hangul}.*세요(?:\([A-Z_]+\))?\.$/u);
  expect(said.split(/[.!?] /)).toHaveLength(1);
  expect(said.replace(named, "")).not.toMatch(/[a-z]{4,} [a-z]+/);
});

it.each(REASONS)("says in English what to do about %s", (reason, named) => {
  const said = explainReason(reason, reasonsEn) ?? "";
  expect(said).toContain(named);
  expect(said).toMatch(/\. [A-Z].*\.$/);
});

it("does not explain a server's own error message", () => {
  expect(explainReason("status 401: the token has expired", reasonsKo)).toBeUndefined();
});
