import type { McpConfigEditor } from "@twinhost/third-party";

/** The servers in the file, with what each one has besides: no values, as those may be secret. */
export const describeServers = (editor: Pick<McpConfigEditor, "servers" | "changed">) =>
  editor.servers().map((server) => {
    const { args, env, headers } = editor.changed(server.name, {});
    const hidden = { args: Array.isArray(args) ? args.length : 0, env: namesIn(env), headers: namesIn(headers) };
    return { ...server, hidden };
  });

const namesIn = (value: unknown): readonly string[] =>
  typeof value === "object" && value !== null ? Object.keys(value) : [];
