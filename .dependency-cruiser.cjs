const TESTS = ["/test/", "\\.test\\.ts$"];

/** Imports point one way: core <- policy, mcp <- runtime <- server; core <- tools; core, mcp <- client; mcp-wire <- mcp, server, client; apps put tools and hosts together. */
const mayImport = (from, allowed) => ({
  name: `${from.replace("/", "-")}-imports-only-what-it-may`,
  severity: "error",
  from: { path: `^${from}/`, pathNot: TESTS },
  to: { path: "^(packages|apps)/", pathNot: [from, ...allowed].map((folder) => `^${folder}/`) },
});

module.exports = {
  forbidden: [
    mayImport("packages/core", []),
    mayImport("packages/tools", ["packages/core"]),
    mayImport("packages/policy", ["packages/core"]),
    mayImport("packages/mcp-wire", []),
    mayImport("packages/mcp", ["packages/core", "packages/mcp-wire"]),
    mayImport("packages/runtime", ["packages/core", "packages/policy", "packages/mcp"]),
    mayImport("packages/server", [
      "packages/core",
      "packages/policy",
      "packages/mcp",
      "packages/runtime",
      "packages/mcp-wire",
    ]),
    mayImport("packages/client", ["packages/core", "packages/mcp", "packages/mcp-wire"]),
    mayImport("packages/answers", ["packages/core", "packages/client"]),
    mayImport("packages/third-party", ["packages/core", "packages/client"]),
    mayImport("packages/rules-model", ["packages/core"]),
    mayImport("packages/report", []),
    mayImport("packages/faults", []),
    mayImport("packages/advisor", []),
    mayImport("packages/testing", ["packages/policy"]),
    mayImport("packages/e2e", ["packages"]),
    mayImport("apps", ["packages"]),
    mayImport("apps/console", ["packages/report/src/plots", "packages/advisor"]),
    {
      name: "apps-never-import-apps",
      comment:
        "Not even in tests: those start another app as the process that it is. The command line loads their commands.",
      severity: "error",
      from: { path: "^(apps/[^/]+)/", pathNot: "^apps/twinhost/(src/|tsup)" },
      to: { path: "^apps/", pathNot: "^$1/" },
    },
    {
      name: "packages-never-import-apps",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^apps/" },
    },
    {
      name: "test-packages-are-for-tests",
      severity: "error",
      from: { path: "^(packages|apps)/", pathNot: [...TESTS, "/testing/", "^packages/(e2e|testing)/"] },
      to: { path: "^packages/(e2e|testing)/" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "mcp-sdk-in-few-files",
      comment:
        "The SDK is entered in one file per host and one per connection, so that a faster path can be laid beside it.",
      severity: "error",
      from: {
        path: "^(packages|apps)/",
        pathNot: [
          ...TESTS,
          "^apps/bench/",
          "^packages/e2e/",
          "^packages/mcp/src/",
          "^packages/client/src/connections/",
          "^packages/server/src/mcp-endpoint/",
        ],
      },
      to: { path: "@modelcontextprotocol/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(dist|node_modules)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "default"],
      extensions: [".ts", ".tsx", ".js"],
    },
  },
};
