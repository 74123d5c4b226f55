import {
  type AdviceCase,
  advise,
  answersOf,
  capacity,
  type Language,
  renderAdviceMarkdown,
  renderAdviceText,
  renderCapacity,
} from "@twinhost/advisor";
import { commandLine } from "@twinhost/core";
import { Command, InvalidArgumentError, Option } from "commander";
import { askCase } from "./ask-case.ts";
import { caseFrom, checkNeeds, IDLE_IN_NEEDS, IdleAnswer } from "./case-of.ts";
import { attributeOf, CASE_FLAGS, flagOf } from "./flags.ts";
import { BadFile, readCaseFile } from "./read-case.ts";
import { readFigures } from "./read-figures.ts";

interface AdviseOptions {
  readonly case?: string;
  readonly figures?: string;
  readonly json?: true;
  readonly markdown?: true;
  readonly details?: true;
  readonly capacity?: true;
  readonly coreHour: number;
  readonly gibHour: number;
  readonly lang: Language;
}

const AFTER_HELP = `
On a terminal it asks, and Enter skips a question; with flags or a case file it does not ask.
Figures: this computer's last bench claims (reports/claims/report.json), else the reference figures that are shipped.
Exit codes: 0 an answer, 1 something failed, 2 bad usage.`;

const ENTER: Readonly<Record<Language, string>> = {
  en: "Enter takes the answer that stands there.\n\n",
  ko: "Enter를 누르면 표시된 값을 씁니다.\n\n",
};

const parsePrice = (text: string): number => {
  const price = Number(text);
  if (text.trim() !== "" && Number.isFinite(price) && price >= 0) return price;
  throw new InvalidArgumentError("must be a price of an hour, such as 0.04.");
};

const priceOption = (flag: string, what: string, example: number): Option =>
  new Option(`${flag} <price>`, `with --capacity: what ${what} costs for an hour`)
    .argParser(parsePrice)
    .default(example);

/** The command that says which transport fits a case. */
export const adviseCommand = (): Command => {
  const program = new Command("advise")
    .description("Says which transport fits your case, what each one costs in it, and what would change the answer.")
    .option("--case <file>", "a JSON file with the answers; flags win")
    .option("--figures <file>", "a report.json of bench claims")
    .addOption(new Option("--json", "the answer as JSON").conflicts("markdown"))
    .option("--markdown", "the answer as a Markdown document")
    .addOption(
      new Option(
        "--details",
        "also the formulas, and the figures that they stand on; JSON and Markdown have them",
      ).conflicts(["json", "markdown"]),
    )
    .addOption(
      new Option(
        "--capacity",
        "what 1 to 10,000 LLM servers with this load need over HTTP and stdio, as a Markdown table or JSON; its rows stand in place of --llm-servers",
      ).conflicts(["details", ...IDLE_IN_NEEDS.map(attributeOf)]),
    )
    .addOption(priceOption("--core-hour", "a core", 0.04))
    .addOption(priceOption("--gib-hour", "a GiB of memory", 0.005))
    .addOption(new Option("--lang <language>", "language of the answer").choices(["en", "ko"]).default("en"))
    .addHelpText("after", AFTER_HELP)
    .allowExcessArguments(false)
    .exitOverride();
  for (const flag of CASE_FLAGS.values()) program.addOption(flag);
  return program.action(async (options: AdviseOptions) => {
    try {
      checkPrices(program, options);
      const [given, constants] = [await caseOf(options), await readFigures(options.figures)];
      process.stdout.write(
        options.capacity
          ? renderNeeds(capacity(given, constants, options), options)
          : render(advise(given, constants), options),
      );
    } catch (error) {
      if (error instanceof BadFile || error instanceof IdleAnswer) program.error(`error: ${error.message}`);
      throw error;
    }
  });
};

/** Prices count only in the table of needs. */
const checkPrices = (program: Command, { capacity: needs }: AdviseOptions): void => {
  const price = ["coreHour", "gibHour"].find((name) => program.getOptionValueSource(name) === "cli");
  const flag = program.options.find((option) => option.attributeName() === price)?.long;
  if (flag && !needs) throw new IdleAnswer(`${flag} counts only with --capacity`);
};

/** The answers given as flags. */
const flagsOf = (options: AdviseOptions): Partial<AdviceCase> => {
  const given = options as unknown as Readonly<Record<string, unknown>>;
  const set = [...CASE_FLAGS].map(([field, flag]) => [field, given[flag.attributeName()]]);
  return Object.fromEntries(set.filter(([, value]) => value !== undefined));
};

const caseOf = async (options: AdviseOptions): Promise<AdviceCase> => {
  const flags = flagsOf(options);
  const file = options.case === undefined ? {} : await readCaseFile(options.case);
  const start = caseFrom({ ...file, ...flags });
  if (options.capacity) checkNeeds(flags, start);
  if (options.capacity || options.case !== undefined || Object.keys(flags).length > 0) return start;
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    process.stderr.write(
      "Without a terminal nothing is asked: this is the answer for the default case. --help names the flags.\n",
    );
    return start;
  }
  process.stderr.write(ENTER[options.lang]);
  const given = await askCase(start, options.lang, { input: process.stdin, output: process.stderr });
  const answers = answersOf(given).map(([field, text]) => `${flagOf(field)} ${text}`);
  process.stderr.write(`\nThe same case again: ${commandLine("advise", answers.join(" "))}\n\n`);
  return given;
};

const render = (advice: ReturnType<typeof advise>, { json, markdown, details, lang }: AdviseOptions): string => {
  if (json) return `${JSON.stringify(advice, undefined, 2)}\n`;
  if (markdown) return renderAdviceMarkdown(advice, lang);
  return renderAdviceText(advice, lang, { details: details === true });
};

const renderNeeds = (rows: ReturnType<typeof capacity>, { json, lang }: AdviseOptions): string =>
  json ? `${JSON.stringify(rows, undefined, 2)}\n` : renderCapacity(rows, lang);
