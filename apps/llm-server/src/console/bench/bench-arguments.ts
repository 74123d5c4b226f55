import { dirname, join, resolve } from "node:path";
import { HttpError } from "@twinhost/server";
import { z } from "zod";

/** Of the text that is printed. */
export const language = z.enum(["en", "ko"]).default("en");

/** What may be measured from the page. */
export const benchRequest = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["quick", "full", "claims-quick", "claims"]), language }),
  z.object({
    kind: z.literal("mcp"),
    server: z.string().min(1),
    tool: z.string().min(1),
    arguments: z.record(z.string(), z.json(), { error: "must be a JSON object" }),
    /** Whether a tool that is not declared read-only may be called. */
    allowWrites: z.boolean().default(false),
    language,
  }),
]);

export interface BenchFiles {
  /** `MCP_CONFIG_FILE`, whose servers may be measured. */
  readonly mcpConfigFile?: string | undefined;
  readonly reportFile: string | undefined;
  readonly claimsFile: string | undefined;
}

/** Next to the configured report, so that the page shows it; else the benchmark's default folder. */
const beside = (file: string | undefined, ...folder: readonly string[]): readonly string[] =>
  file === undefined ? [] : ["--out", join(dirname(resolve(file)), ...folder)];

/** The benchmark's command line. @throws HttpError when there is no file with servers */
export const benchArguments = (asked: z.output<typeof benchRequest>, files: BenchFiles): readonly string[] => {
  const { mcpConfigFile, reportFile, claimsFile } = files;
  switch (asked.kind) {
    case "quick":
      return ["--quick", ...beside(reportFile)];
    case "full":
      return beside(reportFile);
    case "claims-quick":
      return ["claims", "--quick", "--lang", asked.language, ...beside(claimsFile)];
    case "claims":
      return ["claims", "--lang", asked.language, ...beside(claimsFile)];
    case "mcp": {
      if (mcpConfigFile === undefined)
        throw new HttpError("invalid_arguments", "MCP_CONFIG_FILE is not set, so there is no server to measure.");
      const { server, tool, arguments: args, allowWrites, language } = asked;
      const call = ["--server", server, "--tool", tool, "--args", JSON.stringify(args)];
      return [
        ...["mcp", "--mcp-config", mcpConfigFile, ...call, "--quick", "--lang", language],
        ...(allowWrites ? ["--allow-writes"] : []),
        ...beside(reportFile, "mcp"),
      ];
    }
  }
};
