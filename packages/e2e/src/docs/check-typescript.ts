import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { type CodeBlock, problemAt } from "./code-blocks.ts";

const isModule = ({ code }: CodeBlock): boolean => /^(import|export)\b/m.test(code);

const parses = (code: string): boolean => {
  try {
    stripTypeScriptTypes(code);
    return true;
  } catch {
    return false;
  }
};

/** Part of a module: statements or object members. Only its syntax can be checked. */
const isFragment = ({ code }: CodeBlock): boolean =>
  parses(`async function fragment() {\n${code}\n}`) || parses(`const fragment = {\n${code}\n};`);

/**
 * Compiles TypeScript blocks that are modules, as if each were `packages/tools/src/TOOL/tool.ts`; the others only get a
 * syntax check.
 */
export const checkTypeScript = (root: string, blocks: readonly CodeBlock[]): string[] => {
  const folder = join(root, "packages/e2e/dist/docs-blocks");
  const modules = blocks.filter(isModule);
  const fragments = blocks.filter((block) => !isModule(block));
  rmSync(folder, { recursive: true, force: true });
  modules.forEach(({ code }, index) => {
    mkdirSync(join(folder, String(index)), { recursive: true });
    writeFileSync(join(folder, String(index), "block.ts"), code);
  });
  const configuration = {
    extends: join(root, "tsconfig.base.json"),
    compilerOptions: {
      rootDirs: [folder, join(root, "packages/tools/src")],
      paths: { "@twinhost/*": [join(root, "packages/*/src/index.ts")] },
    },
    files: modules.map((_, index) => `${index}/block.ts`),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(configuration));
  const tsc = modules.length === 0 ? "" : compile(root, folder);
  return [
    ...fragments.filter((block) => !isFragment(block)).map((block) => problemAt(block, "is no TypeScript")),
    ...modules.flatMap((block, index) =>
      [...tsc.matchAll(new RegExp(`(?:^|/)${index}/block\\.ts[(:](\\d+).*?(error .*)$`, "gm"))].map(
        ([, line, message]) => problemAt(block, `line ${line}: ${message}`),
      ),
    ),
  ];
};

/** @throws Error if the compiler found errors outside the blocks, or could not run. */
const compile = (root: string, folder: string): string => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/lib/tsc.js"), "-p", folder, "--pretty", "false"],
    { cwd: folder, encoding: "utf8" },
  );
  if (status !== 0 && !stdout.includes("/block.ts")) throw new Error(`tsc failed: ${stdout}${stderr}`);
  return stdout;
};
