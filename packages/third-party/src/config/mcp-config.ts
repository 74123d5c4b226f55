import { z } from "zod";
import { expandVariables } from "./expand-variables.ts";
import { type McpServerEntry, type ReadEntry, readEntry } from "./mcp-entry.ts";
import { readJsonc } from "./read-jsonc.ts";

const configFile = z.looseObject(
  {
    mcpServers: z.record(z.string().min(1), z.looseObject({}, { error: "must be an object" }), {
      error: 'must be an object of servers, such as {"files": {"command": "npx", "args": ["-y", "package"]}}',
    }),
  },
  { error: 'must be an object such as {"mcpServers": {}}' },
);

export interface McpConfigOptions {
  /** Where `${NAME}` is looked up. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Called with what is odd, but no reason not to start. */
  readonly onWarning: (warning: string) => void;
}

/** Third-party MCP servers by name, from a file in the format of other MCP clients. @throws Error in one line */
export const readMcpConfig = (file: string, options: McpConfigOptions): ReadonlyMap<string, McpServerEntry> =>
  entriesOf(() => readJsonc(file), `MCP_CONFIG_FILE=${JSON.stringify(file)}`, options);

/** The servers that are not switched off. @param read returns the content @param where the start of error lines */
export const entriesOf = (
  read: () => unknown,
  where: string,
  { environment, onWarning }: McpConfigOptions,
): ReadonlyMap<string, McpServerEntry> => {
  const line = (what: string): string => `${where}: ${what}`;
  const refuse = (what: string): never => {
    throw new Error(line(what));
  };
  const { mcpServers, ...others } = parsed(read, refuse);
  for (const key of Object.keys(others)) onWarning(line(`${key} is not known; servers stand under mcpServers`));

  const entries = new Map<string, McpServerEntry>();
  for (const [name, given] of Object.entries(mcpServers)) {
    if (isOff(given)) continue;
    const missing: string[] = [];
    const expanded = expandVariables(given, environment, (variable, path) =>
      missing.push(
        `${["mcpServers", name, ...path].join(".")} names \${${variable}}, which is not set; set it, or write \${${variable}:-default}`,
      ),
    );
    if (missing.length > 0) refuse(missing.join("; "));
    const { result, issues, unknown } = readEntry(expanded as Record<string, unknown>);
    const oddities = unknown.map((what) => `mcpServers.${name}.${what}`);
    if (!result.success) return refuse([...linesOf(issues, ["mcpServers", name]), ...oddities].join("; "));
    for (const oddity of oddities) onWarning(line(oddity));
    entries.set(name, result.data);
  }
  return entries;
};

/** Whether an entry is switched off, including the ways in which other clients say so. */
export const isOff = ({ disabled, enabled }: Readonly<Record<string, unknown>>): boolean =>
  disabled === true || disabled === "true" || enabled === false || enabled === "false";

const parsed = (read: () => unknown, refuse: (what: string) => never): z.output<typeof configFile> => {
  let value: unknown;
  try {
    value = read();
  } catch (error) {
    return refuse((error as Error).message);
  }
  const result = configFile.safeParse(value);
  return result.success ? result.data : refuse(linesOf(result.error.issues, []).join("; "));
};

const linesOf = (issues: ReadEntry["issues"] | readonly z.core.$ZodIssue[], where: readonly string[]): string[] =>
  issues.map(({ path, message }) => `${[...where, ...path].map(String).join(".") || "the file"} ${message}`);
