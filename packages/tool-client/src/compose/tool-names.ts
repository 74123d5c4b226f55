import { createHash } from "node:crypto";

/** A tool of a named server, by the name that it has there. */
interface NamedTool {
  readonly server: string;
  readonly tool: string;
}

/** The names under which tools of other servers are offered: what models' interfaces take, and unique. */
export interface ToolNames {
  /** The same name for the same tool, always. */
  nameOf(server: string, tool: string): string;
  find(name: string): NamedTool | undefined;
}

/** OpenAI and others allow `^[a-zA-Z0-9_-]{1,64}$`. */
const LONGEST_NAME = 64;
const HASH_LENGTH = 6;

/** @param isTaken names that are given already, such as those of the product's own tools */
export const createToolNames = (isTaken: (name: string) => boolean): ToolNames => {
  const names = new Map<string, string>();
  const tools = new Map<string, NamedTool>();

  const invent = ({ server, tool }: NamedTool): string => {
    const whole = `${server}__${tool}`;
    const plain = whole.replace(/[^a-zA-Z0-9_-]/g, "_");
    if (plain.length <= LONGEST_NAME && !tools.has(plain) && !isTaken(plain)) return plain;
    const hash = createHash("sha256")
      .update(JSON.stringify([server, tool]))
      .digest("hex")
      .slice(0, HASH_LENGTH);
    return `${plain.slice(0, LONGEST_NAME - HASH_LENGTH - 1)}_${hash}`;
  };

  return {
    nameOf: (server, tool) => {
      const key = JSON.stringify([server, tool]);
      let name = names.get(key);
      if (name === undefined) {
        const named = { server, tool };
        name = invent(named);
        names.set(key, name);
        tools.set(name, named);
      }
      return name;
    },
    find: (name) => tools.get(name),
  };
};
