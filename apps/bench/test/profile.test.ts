import { describe, expect, it } from "vitest";
import { ownerOf } from "../src/profile/owner-of.ts";
import { renderProfile } from "../src/profile/profile-terminal.ts";
import { selfTimeByPackage } from "../src/profile/self-time.ts";

describe("the package of a function", () => {
  it.each([
    ["parse", "file:///w/node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/parse.js", "zod"],
    ["send", "file:///w/node_modules/.pnpm/@a+b@1.0.0/node_modules/@a/b/index.mjs", "@a/b"],
    ["call", "file:///packages/w/packages/core/src/toolbox/open-toolbox.ts", "packages/core"],
    ["main", "file:///w/apps/bench/src/generator/main.ts", "apps/bench"],
    ["main", "file:///w/other/main.ts", "other code"],
    ["emit", "node:events", "node internals"],
    ["(garbage collector)", "", "garbage collection"],
    ["(program)", "", "native"],
    ["stringify", "", "native"],
  ])("is found for %s in %s", (functionName, source, owner) => {
    expect(ownerOf({ functionName, source })).toBe(owner);
  });
});

const node = (id: number, functionName: string, url = "") => ({
  id,
  callFrame: { functionName, url, lineNumber: 0, columnNumber: 0 },
});

describe("self time", () => {
  it("is the time within the window, by package, without waiting", () => {
    const profile = {
      nodes: [
        node(1, "(root)"),
        node(2, "(idle)"),
        node(3, "call", "file:///w/packages/core/a.ts"),
        node(4, "(program)"),
      ],
      startTime: 1_000,
      // At 1,010, 1,020, 1,050, 1,060, 1,160 and 1,200.
      samples: [3, 3, 2, 3, 4, 3],
      timeDeltas: [10, 10, 30, 10, 100, 40],
    };
    const own = selfTimeByPackage(profile, { from: 1_015, to: 1_200 }, (url) => url);
    expect([...own]).toEqual([
      ["packages/core", 130],
      ["native", 40],
    ]);
  });
});

describe("the table of a profile", () => {
  it("has one part per process, and sums up small entries", () => {
    const processes = [
      {
        name: "client",
        packages: [
          ["undici", 9_980],
          ["zod", 12],
          ["pino", 8],
        ],
      },
      { name: "tools", packages: [["native", 500]] },
    ] as const;
    const text = renderProfile(
      { calls: 100, processes },
      { row: "http", directory: "reports/profile", command: "bench profile http", color: false },
    );
    expect(text).toMatch(/^client +µs per call +share *$/m);
    expect(text).toMatch(/^undici +99\.8 +99\.8 % *$/m);
    expect(text).toMatch(/^2 more +0\.2 +0\.2 % *$/m);
    expect(text).toMatch(/^tools +µs per call/m);
    expect(text).toContain("Repeat: bench profile http");
  });
});
