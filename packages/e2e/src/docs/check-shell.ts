import type { KnownNames } from "./known-names.ts";
import { type ShellCommand, shellCommands } from "./shell-commands.ts";

/** Third-party programs; only their names are checked, not their arguments. */
const PROGRAMS = [
  ...[
    "apt-get",
    "bash",
    "cd",
    "cp",
    "docker-compose",
    "echo",
    "git",
    "helm",
    "install",
    "journalctl",
    "kill",
    "kubectl",
  ],
  ...["ln", "mkdir", "npm", "pip", "sed", "ss", "systemctl", "useradd"],
];
const PNPM_COMMANDS = ["add", "approve", "changeset", "install", "pack", "publish"];
/** Scripts that pass their options to a third-party tool. */
const TOOL_SCRIPTS = ["build", "changeset", "coverage", "dev", "test", "test:system"];
const LOCAL_URL = /^https?:\/\/(?:127\.0\.0\.1|localhost):\d+(\/[^?]*)?/;

type Check = (words: readonly string[], known: KnownNames) => string[];

const unless = (isRight: boolean, problem: string): string[] => (isRight ? [] : [problem]);

const optionsOf: Check = (words, known) =>
  words
    .filter((word) => word.startsWith("--") && word !== "--" && word !== "--help")
    .map((word) => word.split("=")[0] ?? word)
    .flatMap((option) => unless(known.isInSource(option), `no program here takes ${option}`));

const checkFile = (path: string | undefined, known: KnownNames): string[] =>
  unless(path !== undefined && known.isFile(path), `there is no file ${path}`);

const checkNode: Check = ([file, ...words], known) =>
  file?.startsWith("-") ? [] : [...checkFile(file, known), ...optionsOf(words, known)];

const checkExec: Check = ([program, ...words], known) => {
  if (program === "node") return checkNode(words, known);
  if (program === "vitest") return [];
  return unless(["biome", "tsc", "turbo"].includes(program ?? ""), `nothing is known of pnpm exec ${program}`);
};

const checkFilter: Check = ([name = "", script = "", ...rest], known) => {
  if (script === "--filter") return checkFilter(rest, known);
  if (script === "add") return name.startsWith("./") ? checkFile(`${name.slice(2)}/package.json`, known) : [];
  return unless(known.isScriptOf(name, script), `the package ${name} has no script ${script}`);
};

const checkPnpm: Check = ([command = "", ...words], known) => {
  if (command === "exec") return checkExec(words, known);
  if (command === "--filter") return checkFilter(words, known);
  if (PNPM_COMMANDS.includes(command)) return [];
  const problems = unless(known.isRootScript(command), `there is no script ${command}`);
  return TOOL_SCRIPTS.includes(command) ? problems : [...problems, ...optionsOf(words, known)];
};

const checkTwinhost: Check = ([command, ...words], known) => [
  ...(command === undefined || command.startsWith("-")
    ? []
    : unless(
        known.isInSource(`"${command}"`) || known.isInSource(`"${command} `),
        `twinhost has no command ${command}`,
      )),
  ...optionsOf(words, known),
];

const checkNpx: Check = (words, known) => {
  const [program = "", ...rest] = words[0] === "-y" || words[0] === "--yes" ? words.slice(1) : words;
  if (program === "pnpm@12") return checkPnpm(rest, known);
  if (program === "twinhost" || program.startsWith("./twinhost-")) return checkTwinhost(rest, known);
  return [];
};

/** A path is looked up by its first segment, as routes are written in the sources. */
const checkCurl: Check = (words, known) => {
  const paths = words.flatMap((word) => LOCAL_URL.exec(word)?.[1] ?? []).filter((path) => path !== "/");
  const bodies = words.filter((_, index) => words[index - 1] === "-d" || words[index - 1] === "--data");
  return [
    ...paths.flatMap((path) => unless(known.isInSource(`"/${path.split("/")[1]}`), `nothing is served at ${path}`)),
    ...bodies.flatMap((body) => checkJson(body)),
  ];
};

const checkDocker: Check = (words, known) => {
  const file = words.indexOf("-f");
  return file < 0 ? [] : checkFile(words[file + 1], known);
};

const CHECKS: Readonly<Record<string, Check>> = {
  npx: checkNpx,
  pnpm: checkPnpm,
  twinhost: checkTwinhost,
  node: checkNode,
  curl: checkCurl,
  docker: checkDocker,
};

/** @returns the problem if a text is not JSON */
export const checkJson = (text: string): string[] => {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [`is no JSON: ${(error as Error).message}`];
  }
};

const checkCommand = ({ settings, words }: ShellCommand, known: KnownNames): string[] => {
  const [program = "", ...rest] = words;
  const check = CHECKS[program];
  return [
    ...settings.flatMap((name) => unless(known.isSetting(name), `${name} is no setting in README.md`)),
    ...(check
      ? check(rest, known)
      : unless(program === "" || PROGRAMS.includes(program), `nothing is known of the program ${program}`)),
  ];
};

/** Finds names in a shell block that do not exist. Nothing is run. */
export const checkShell = (code: string, known: KnownNames): string[] =>
  shellCommands(code).flatMap((command) => checkCommand(command, known));
