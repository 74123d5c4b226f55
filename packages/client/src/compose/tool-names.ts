import { createHash } from "node:crypto";
import anyAscii from "any-ascii";

/** A tool of a named server, by its name there. */
interface NamedTool {
  readonly server: string;
  readonly tool: string;
}

/** The names under which tools of other servers are offered: unique, and accepted by model APIs. */
export interface ToolNames {
  /** Always the same name for the same tool. */
  nameOf(server: string, tool: string): string;
  find(name: string): NamedTool | undefined;
  /** What the names of a server's tools start with. */
  prefixOf(server: string): string;
}

/** OpenAI and others allow `^[a-zA-Z0-9_-]{1,64}$`. */
const LONGEST_NAME = 64;
const HASH_LENGTH = 6;
const ASCII = /^[ -~]*$/;

/**
 * Gives tools of other servers unique names that model APIs accept: `server__tool`.
 * @param isTaken names that are already used, such as those of the product's own tools
 * @param onRenamed called once for each tool whose name is not simply `server__tool`
 */
export const createToolNames = (
  isTaken: (name: string) => boolean,
  onRenamed: (tool: NamedTool, name: string) => void = () => {},
): ToolNames => {
  const names = new Map<string, string>();
  const tools = new Map<string, NamedTool>();
  const isFree = (name: string): boolean => !tools.has(name) && !isTaken(name);

  const invent = (named: NamedTool): string => {
    const { server, tool } = named;
    const plain = `${prefixOf(server)}${readable(tool)}`;
    // Without the hash, names in other scripts would depend on which tool came first.
    if (ASCII.test(server + tool) && plain.length <= LONGEST_NAME && isFree(plain)) return plain;
    const hash = createHash("sha256")
      .update(JSON.stringify([server, tool]))
      .digest("hex");
    for (let length = HASH_LENGTH; length < hash.length; length++) {
      const name = `${plain.slice(0, LONGEST_NAME - length - 1)}_${hash.slice(0, length)}`;
      if (isFree(name)) return name;
    }
    throw new Error(`No name is free for the tool ${tool} of ${server}.`);
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
        if (name !== `${server}__${tool}`) onRenamed(named, name);
      }
      return name;
    },
    find: (name) => tools.get(name),
    prefixOf,
  };
};

const prefixOf = (server: string): string => `${readable(server)}__`;

/** In the allowed characters: names in other scripts are transliterated, as 검색 to GeomSaeg. */
const readable = (name: string): string => {
  if (ASCII.test(name)) return name.replace(/[^a-zA-Z0-9_-]/g, "_");
  return anyAscii(name.normalize("NFC"))
    .replace(/[^a-zA-Z0-9_-]+/g, "_")
    .replace(/^_+|_+$/g, "");
};
