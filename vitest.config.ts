import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "packages/interop/src/left-behind/global-setup.ts",
    include: ["packages/*/{src,test}/**/*.test.ts", "apps/*/{src,test}/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
    // Processes under test share two cores with the tests: more files at once only makes them wait.
    maxWorkers: 2,
  },
});
