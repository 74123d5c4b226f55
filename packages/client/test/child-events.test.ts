import { pino } from "pino";
import { expect, it } from "vitest";
import { createChildEvents } from "../src/connections/stdio/child-events.ts";

const ended = { pid: 1, code: 1, signal: null, reason: "unexpected" } as const;

it.each([
  [
    "Node's error, not its version after the stack",
    [
      "node:internal/modules/cjs/loader:1386",
      "  throw err;",
      "  ^",
      "",
      "Error: Cannot find module '/srv/server.js'",
      "    at Module._load (node:internal/modules/cjs/loader:1211:37) {",
      "  code: 'MODULE_NOT_FOUND',",
      "}",
      "",
      "Node.js v26.10.0",
    ],
    "Error: Cannot find module '/srv/server.js'",
  ],
  [
    "Python's error, after its stack",
    [
      "Traceback (most recent call last):",
      '  File "a.py", line 1',
      "json.decoder.JSONDecodeError: Expecting value",
      "",
    ],
    "json.decoder.JSONDecodeError: Expecting value",
  ],
  [
    "npm's reason, not where its log is",
    [
      "npm error code E404",
      "npm error 404 Not Found - GET https://registry.npmjs.org/no-such-server - Not found",
      "npm error 404",
      "npm error 404  The requested resource 'no-such-server@*' could not be found.",
      "npm error A complete log of this run can be found in: /home/me/.npm/_logs/debug-0.log",
    ],
    "npm error 404 Not Found - GET https://registry.npmjs.org/no-such-server - Not found",
  ],
  [
    "npm's reason without a network",
    [
      "npm error code ENOTFOUND",
      "npm error syscall getaddrinfo",
      "npm error errno ENOTFOUND",
      "npm error network request to https://registry.npmjs.org/any failed, reason: getaddrinfo ENOTFOUND",
      "npm error A complete log of this run can be found in: /home/me/.npm/_logs/debug-0.log",
    ],
    "npm error network request to https://registry.npmjs.org/any failed, reason: getaddrinfo ENOTFOUND",
  ],
  [
    "what is wrong, not how to get help",
    ["sleep: missing operand", "Try 'sleep --help' for more information."],
    "sleep: missing operand",
  ],
  ["a last line that only points elsewhere, if there is no other", ["Usage: see --help", ""], "Usage: see --help"],
  ["the last line without an error", ["starting", "TOKEN is not set", ""], "TOKEN is not set"],
])("reports %s", (_what, lines, said) => {
  const events = createChildEvents(pino({ level: "silent" }));
  for (const line of lines) events.stderr(line);
  expect(events.lastWords).toBe(said);
  events.ended(ended, false);
  expect(events.lastWords).toBe(said);
  events.stderr("the next one starts");
  expect(events.lastWords).toBe("the next one starts");
});

it("is not kept busy by a hostile line", () => {
  const events = createChildEvents(pino({ level: "silent" }));
  const line = "Error.".repeat(100_000);
  for (let count = 0; count < 20; count++) events.stderr(line);
  // Without a limit it takes longer than a test may.
  expect(events.lastWords).toBe(line);
});
