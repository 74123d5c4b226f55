import { join } from "node:path";
import { defineConfig } from "vitest/config";

// Workers, and processes that tests start with the workers' environment, compile each module once for all of them.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, "node_modules/.cache/compiled");

const TESTS = ["packages/*/{src,test}/**/*.test.ts", "apps/*/{src,test}/**/*.test.ts"];
const PROCESS_TESTS = "**/*.process.test.ts";
const SYSTEM_TESTS = "**/*.system.test.ts";
const CLUSTER_TESTS = "**/*.cluster.test.ts";

const ofKind = (suffix: string): string[] => TESTS.map((glob) => glob.replace("*.test.ts", `*.${suffix}.test.ts`));
const setupFiles = ["hosts/stop-hosts.setup.ts", "fast-check-seed.setup.ts"].map((file) =>
  join(import.meta.dirname, "packages/testing/src", file),
);
const project = (name: string, include: string[], exclude: string[] = [], isolate = false, env = {}) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude,
    isolate,
    env,
    setupFiles,
    provide: { rounds: name === "system" ? "all" : "few" } as const,
  },
});

/** Abuse, and other people's clients: once more on hosts that leave every call to the MCP SDK. */
const ON_BOTH_STACKS = [
  "apps/http-server/test/adversarial/*.process.test.ts",
  "apps/stdio-server/test/adversarial-*.process.test.ts",
  "packages/e2e/test/interoperability.system.test.ts",
];

/**
 * Three kinds of tests, told by a file's name: those that need no other process; those that start the hosts; and load,
 * faults, browsers and benchmarks, which take minutes and are `test:system`. The latter runs `*.property.test.ts` again,
 * with many more samples, and some files on the other stack.
 */
export default defineConfig({
  test: {
    projects: [
      // A worker loads mathjs, the SDKs and the rest once for all its files: a third of their time.
      project("unit", TESTS, [PROCESS_TESTS, SYSTEM_TESTS, CLUSTER_TESTS]),
      project("process", ofKind("process")),
      project("system", [...ofKind("system"), ...ofKind("property"), ...ofKind("property.process")], [], true),
      // Three nodes of a search engine, and failures of them: an hour.
      project("cluster", ofKind("cluster"), [], true),
      project("sdk", ON_BOTH_STACKS, [], true, { MCP_STACK: "sdk" }),
    ],
    coverage: {
      include: ["packages/*/src/**/*.{ts,tsx}", "apps/*/src/**/*.{ts,tsx}"],
      exclude: ["**/*.test.ts", "**/testing/**", "packages/{testing,e2e}/**"],
      reporter: ["text-summary", "html"],
      reportsDirectory: "reports/coverage",
    },
    globalSetup: [
      "packages/testing/src/orphan-check/global-setup.ts",
      "packages/testing/src/hosts/search-index.global-setup.ts",
    ],
    // Ample at five times the load: they only end what hangs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // One more than a small machine has cores: a test often waits for its process.
    maxWorkers: 3,
  },
});
