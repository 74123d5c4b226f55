import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { namesOf, testSource, toolSource, withTool } from "./tool-template.ts";

const SOURCE = join(import.meta.dirname, "../../../packages/tools/src");

const toolName = (name: string): string => {
  const snakeCase = name.replaceAll("-", "_");
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(snakeCase) || snakeCase.length > 64) {
    throw new InvalidArgumentError("Use lower-case words joined by _, such as word_count.");
  }
  return snakeCase;
};

const scaffold = (name: string): void => {
  const names = namesOf(name);
  const folder = join(SOURCE, names.folder);
  const list = join(SOURCE, "tools.ts");
  if (existsSync(folder))
    program.error(`There is a folder ${names.folder} already; choose another name.`, { exitCode: 1 });

  mkdirSync(folder);
  writeFileSync(join(folder, "tool.ts"), toolSource(names));
  writeFileSync(join(folder, "tool.test.ts"), testSource(names));
  writeFileSync(list, withTool(readFileSync(list, "utf8"), names));
  const shown = relative(join(SOURCE, "../../.."), folder);
  process.stdout.write(
    `Wrote ${shown}/tool.ts and its test, and added ${names.constant} to the list in tools.ts.\n` +
      `Try it: npx -y pnpm@12 exec vitest run ${shown}\n`,
  );
};

const program = new Command("new:tool")
  .description("Scaffolds a tool with its test, and adds it to the list of tools.")
  .argument("<name>", "the tool's name in snake_case, such as word_count", toolName)
  .exitOverride((error) => process.exit(error.exitCode === 1 && error.code !== "commander.error" ? 2 : error.exitCode))
  .action(scaffold);

program.parse();
