import { parse } from "shell-quote";

/** One command of a shell block: `A=1 node main.js --port 3000`. */
export interface ShellCommand {
  readonly settings: readonly string[];
  readonly words: readonly string[];
}

const COMMENT = /(^|\s)#\s.*$/;
/** Followed by a file rather than a command. */
const REDIRECTIONS = [">", ">>", "<"];
const ASSIGNMENT = /^([A-Z][A-Z0-9_]*)=/;

/** Joins continued lines: those that end with a backslash or have an open single quote. */
const logicalLines = (code: string): string[] => {
  const lines: string[] = [];
  let open = "";
  for (const line of code.split("\n")) {
    const text = open + (open.includes("'") ? line : line.replace(COMMENT, ""));
    const isOpen = (text.match(/'/g)?.length ?? 0) % 2 === 1;
    if (text.endsWith("\\")) open = text.slice(0, -1);
    else if (isOpen) open = `${text}\n`;
    else {
      lines.push(text);
      open = "";
    }
  }
  return [...lines, open].filter((line) => line.trim() !== "");
};

const toCommand = (words: readonly string[]): ShellCommand => {
  const first = words.findIndex((word) => !ASSIGNMENT.test(word));
  // Assignments without a command set a shell variable: `KEY=$(twinhost keys create)`.
  if (first < 0) return { settings: [], words: [] };
  return {
    settings: words.slice(0, first).map((word) => ASSIGNMENT.exec(word)?.[1] ?? word),
    words: words.slice(first),
  };
};

/** The commands of a shell block, including each one in a pipeline. Variables are not expanded. */
export const shellCommands = (code: string): ShellCommand[] =>
  logicalLines(code).flatMap((line) => {
    const commands: string[][] = [[]];
    let isFile = false;
    for (const entry of parse(line, (name) => `$${name}`)) {
      if (typeof entry === "string") {
        if (!isFile) commands.at(-1)?.push(entry);
        isFile = false;
      } else if ("pattern" in entry) commands.at(-1)?.push(entry.pattern);
      else if ("op" in entry) {
        isFile = REDIRECTIONS.includes(entry.op);
        if (!isFile) commands.push([]);
      }
    }
    return commands.filter((words) => words.length > 0).map(toCommand);
  });
