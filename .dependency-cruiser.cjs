const TESTS = ["/test/", "\\.test\\.ts$"];

/** Imports point one way: tools <- tool-client <- llm-server; hosts import tools; nothing imports bench. */
const mayImport = (from, allowed) => ({
  name: `${from.replace("/", "-")}-imports-only-what-it-may`,
  severity: "error",
  from: { path: `^${from}/`, pathNot: TESTS },
  to: { path: "^(packages|apps)/", pathNot: [from, ...allowed].map((folder) => `^${folder}/`) },
});

module.exports = {
  forbidden: [
    mayImport("packages/tools", []),
    mayImport("packages/tool-client", ["packages/tools"]),
    mayImport("packages/http-kit", ["packages/tools"]),
    mayImport("packages/contract-suite", ["packages/tools", "packages/tool-client"]),
    mayImport("packages/interop", ["packages/tools", "packages/contract-suite"]),
    mayImport("apps/http-server", ["packages/tools", "packages/http-kit"]),
    mayImport("apps/stdio-server", ["packages/tools"]),
    mayImport("apps/llm-server", ["packages/tools", "packages/tool-client", "packages/http-kit"]),
    mayImport("apps/console", []),
    mayImport("apps/bench", ["packages/tools", "packages/tool-client"]),
    {
      name: "apps-never-import-apps",
      comment: "Not even in tests: those start another app as the process that it is.",
      severity: "error",
      from: { path: "^(apps/[^/]+)/" },
      to: { path: "^apps/", pathNot: "^$1/" },
    },
    {
      name: "packages-never-import-apps",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^apps/" },
    },
    {
      name: "the-contract-suite-is-for-tests",
      severity: "error",
      from: { path: "^(packages|apps)/", pathNot: [...TESTS, "^packages/contract-suite/"] },
      to: { path: "^packages/contract-suite/" },
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
          "^packages/contract-suite/",
          "^packages/tools/src/mcp/",
          "^packages/tool-client/src/connections/",
          "^apps/http-server/src/mcp-[a-z-]+\\.ts$",
          "^apps/stdio-server/src/serve\\.ts$",
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
