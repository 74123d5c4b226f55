import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Manifest {
  readonly name: string;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** Names that documents may use: the workspace's files, scripts, settings, options and paths. */
export interface KnownNames {
  isFile(path: string): boolean;
  isRootScript(name: string): boolean;
  /** @param name with or without its scope */
  isScriptOf(name: string, script: string): boolean;
  /** Whether the text occurs in source code other than tests. */
  isInSource(text: string): boolean;
  /** Whether the README lists it as a setting. */
  isSetting(name: string): boolean;
}

const BUILT = /^(apps\/[a-z-]+)\/dist\/main\.js$/;

export const readKnownNames = (root: string): KnownNames => {
  const list = (...globs: string[]): string[] =>
    execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z", ...globs], { cwd: root, encoding: "utf8" })
      .split("\0")
      .filter((path) => path !== "" && existsSync(join(root, path)));
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const manifest = (path: string): Manifest => JSON.parse(read(path));

  const scripts = manifest("package.json").scripts ?? {};
  const members = list("apps/*/package.json", "packages/*/package.json").map(manifest);
  const sources = list(":(glob)apps/*/src/**/*.ts", ":(glob)packages/*/src/**/*.ts").filter(
    (path) => !path.endsWith(".test.ts"),
  );
  const source = sources.map(read).join("\n");
  const readme = read("README.md");
  return {
    // A bundle exists only after a build, so its source file is checked instead.
    isFile: (path) => existsSync(join(root, path.replace(BUILT, "$1/src/main.ts"))),
    isRootScript: (name) => Object.hasOwn(scripts, name),
    isScriptOf: (name, script) =>
      members.some(
        (member) => [name, `@twinhost/${name}`].includes(member.name) && member.scripts?.[script] !== undefined,
      ),
    isInSource: (text) => source.includes(text),
    isSetting: (name) => readme.includes(`\`${name}\``),
  };
};
