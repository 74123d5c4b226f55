import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { findWorkspaceRoot } from "@twinhost/runtime";
import { Command, InvalidArgumentError } from "commander";
import {
  engineSource,
  engineTestSource,
  engineToolSource,
  namesOf,
  testSource,
  toolSource,
  withTool,
} from "./tool-template.ts";

const toolName = (name: string): string => {
  const snakeCase = name.replaceAll("-", "_");
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(snakeCase) || snakeCase.length > 64) {
    throw new InvalidArgumentError("Use lower-case words joined by _, such as word_count.");
  }
  return snakeCase;
};

const findWorkspace = (): string => {
  const workspace = findWorkspaceRoot(process.cwd()) ?? findWorkspaceRoot();
  if (workspace !== undefined) return workspace;
  throw new Error("a tool is written into Twinhost's sources. Clone its repository, and run this in there.");
};

interface Options {
  readonly description?: string;
  readonly engine?: boolean;
}

const scaffold = (name: string, { description, engine = false }: Options): void => {
  const workspace = findWorkspace();
  const source = join(workspace, "packages/tools/src");
  const names = namesOf(name, description);
  const folder = join(source, names.folder);
  const list = join(source, "tools.ts");
  if (existsSync(folder)) throw new Error(`there is a folder ${names.folder} already; choose another name.`);

  mkdirSync(folder);
  writeFileSync(join(folder, "tool.ts"), (engine ? engineToolSource : toolSource)(names));
  writeFileSync(join(folder, "tool.test.ts"), (engine ? engineTestSource : testSource)(names));
  if (engine) writeFileSync(join(folder, "engine.ts"), engineSource(names));
  writeFileSync(list, withTool(readFileSync(list, "utf8"), names));
  const shown = relative(workspace, folder);
  process.stdout.write(
    `Wrote ${shown}/tool.ts and its test, and added ${names.constant} to the list in tools.ts.\n` +
      (description === undefined ? `Write its description there: a test refuses the one of the template.\n` : "") +
      `Try it: npx -y pnpm@12 exec vitest run ${shown}\n`,
  );
};

/** Scaffolds what users add: so far, tools. */
export const newCommand = (): Command => {
  const command = new Command("new").description("Scaffolds what people add, in the workspace.").exitOverride();
  command
    .command("tool")
    .description("write a tool with its test, and add it to the list of tools")
    .argument("<name>", "the tool's name in snake_case, such as word_count", toolName)
    .option("--description <text>", "for models: when to use the tool, and what it answers")
    .option("--engine", "with an engine behind it, that has a setting, a secret and a health check")
    .action(scaffold);
  return command;
};
