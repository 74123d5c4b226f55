import { readFileSync } from "node:fs";
import { serverUrl } from "@twinhost/tools";
import { z } from "zod";

const strings = z.record(z.string(), z.string({ error: "must be text" }), { error: "must be an object of texts" });

const stdioEntry = z.object({
  type: z.literal("stdio", { error: "must be stdio where there is a command" }).default("stdio"),
  command: z
    .string({ error: 'must be the command that starts the server, such as "npx" (a server over HTTP has a url)' })
    .regex(/\S/, { error: "must not be empty" }),
  args: z
    .array(z.string({ error: "must be text" }), { error: 'must be a list of texts, such as ["-y", "package"]' })
    .default([]),
  env: strings.default({}),
  cwd: z.string({ error: "must be the path of a folder" }).optional(),
});

const httpEntry = z.object({
  type: z
    .enum(["http", "streamable-http"], { error: "must be http where there is a url (sse is not served any more)" })
    .default("http"),
  url: serverUrl,
  headers: strings.default({}),
});

const configFile = z.object(
  {
    mcpServers: z.record(z.string().min(1), z.looseObject({}, { error: "must be an object" }), {
      error: 'must be an object of servers, such as {"files": {"command": "npx", "args": ["-y", "package"]}}',
    }),
  },
  { error: 'must be an object such as {"mcpServers": {}}' },
);

export type McpServerEntry = z.output<typeof stdioEntry> | z.output<typeof httpEntry>;

/** MCP servers of others by their names, from a file as other MCP clients have it. @throws Error with one line. */
export const readMcpConfig = (file: string): ReadonlyMap<string, McpServerEntry> => {
  const refuse = (what: string): never => {
    throw new Error(`MCP_CONFIG_FILE=${JSON.stringify(file)}: ${what}`);
  };
  const { mcpServers } = parsed(configFile, readJson(file, refuse), [], refuse);
  return new Map(
    Object.entries(mcpServers).map(([name, entry]) => {
      const where = ["mcpServers", name];
      return [
        name,
        "url" in entry ? parsed(httpEntry, entry, where, refuse) : parsed(stdioEntry, entry, where, refuse),
      ];
    }),
  );
};

type Refuse = (what: string) => never;

const readJson = (file: string, refuse: Refuse): unknown => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return refuse(code ? `cannot be read (${code}); give the path of a JSON file` : `is not JSON: ${message}`);
  }
};

const parsed = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: readonly string[],
  refuse: Refuse,
): z.output<Schema> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map(
    ({ path, message }) => `${[...where, ...path].map(String).join(".") || "the file"} ${message}`,
  );
  return refuse(issues.join("; "));
};
