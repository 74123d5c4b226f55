import type { Advice } from "../advice.ts";
import { CASE_FIELDS, type CaseField, isCounted, TRANSPORTS } from "../case.ts";
import type { ConstantId } from "../constants/definitions.ts";
import { TERMS } from "../cost-model/terms.ts";
import { type AmountField, RANGES } from "../crossovers.ts";
import { en } from "../messages/en.ts";
import { ko } from "../messages/ko.ts";
import type { AdviceMessages } from "../messages/messages.ts";
import { show } from "../messages/show.ts";
import { answerOf } from "./answer-text.ts";
import { notesOf } from "./notes-text.ts";
import { constantOf, withUnit } from "./shown.ts";
import { type ToDoBlock, toDoTextOf } from "./to-do-text.ts";

/** Languages of the advisor's texts. */
export type Language = "en" | "ko";

export const messages: Readonly<Record<Language, AdviceMessages>> = { en, ko };

/** Advice in words, ready to be shown as text, Markdown or a page. */
export interface AdviceText {
  readonly title: string;
  readonly headings: AdviceMessages["headings"];
  /** The answer in two sentences. */
  readonly answer: readonly [string, string];
  readonly confidence: string;
  /** What would change the answer, the nearest first. */
  readonly changes: readonly string[];
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly criteria: readonly {
    readonly name: string;
    /** The name with its claims. */
    readonly title: string;
    readonly tips: string;
    readonly because: string;
    readonly claims: string;
    readonly guide: string;
  }[];
  /** What to know before doing it. */
  readonly toDoNotes: readonly string[];
  readonly toDo: readonly ToDoBlock[];
  readonly notes: readonly string[];
  /** Of each cost, and of the terms that those use. */
  readonly formulas: readonly { readonly name: string; readonly formula: string }[];
  /** The runs that the figures come from, and a note that the table is computed from them. */
  readonly sources: readonly string[];
  readonly constants: readonly { readonly id: ConstantId; readonly name: string; readonly shown: string }[];
  readonly case: readonly { readonly field: CaseField; readonly name: string; readonly shown: string }[];
}

/** Most crossovers and choices to name; the JSON has all. */
const CHANGES_AT_MOST = 8;

/** Most crossovers to name along one input. */
const TURNS_AT_MOST = 4;

/** Advice in the words of a language. */
export const adviceText = (advice: Advice, language: Language): AdviceText => {
  const words = messages[language];
  return {
    title: words.title,
    headings: words.headings,
    answer: answerOf(advice, words),
    confidence: confidenceOf(advice, words),
    changes: changesOf(advice, words),
    table: tableOf(advice, words),
    criteria: criteriaOf(advice, words, language),
    toDoNotes: advice.toDo.notes.map((note) => words.toDoNotes[note]),
    toDo: toDoTextOf(advice, words),
    notes: notesOf(advice, words),
    formulas: [...formulasOf(advice, words), ...TERMS],
    sources: sourcesOf(advice, words),
    constants: (Object.keys(advice.constants) as ConstantId[]).map((id) => ({
      id,
      name: words.constants[id],
      shown: withRange(advice, id, words),
    })),
    case: CASE_FIELDS.filter((field) => isCounted(field, advice.case)).map((field) => ({
      field,
      name: words.fields[field],
      shown: inputOf(advice, field, words),
    })),
  };
};

const isAmount = (field: CaseField): field is AmountField => field in RANGES;

const inputOf = ({ case: given }: Advice, field: CaseField, words: AdviceMessages): string => {
  const value = given[field];
  if (value === null) return words.none;
  if (isAmount(field)) return withUnit(field, Number(value), words);
  return choiceOf(field, Array.isArray(value) ? value : [String(value)], words);
};

const choiceOf = (field: string, values: readonly string[], words: AdviceMessages): string => {
  const names = words.choices[field as keyof AdviceMessages["choices"]];
  return values.map((value) => names[value] ?? value).join(", ") || words.none;
};

/** How sure the answer is, and why; whose figures it is based on is a separate sentence. */
const confidenceOf = ({ confidence: { level, because } }: Advice, words: AdviceMessages): string => {
  const isOfFigures = (reason: string): boolean => reason.endsWith("-figures");
  const said = (reasons: typeof because): string[] => reasons.map((reason) => words.confidenceReasons[reason]);
  const ofAnswer = because.filter((reason) => !isOfFigures(reason));
  return words.confidence(words.levels[level], said(ofAnswer), said(because.filter(isOfFigures)));
};

const changesOf = ({ crossovers, otherChoices }: Advice, words: AdviceMessages): string[] => {
  const alongOne = Map.groupBy(crossovers, ({ field, direction }) => `${field} ${direction}`);
  const amounts = [...alongOne.values()].map((turns) => turnsOf(turns, words));
  const choices = otherChoices.map(({ field, value, becomes }) => {
    const values = Array.isArray(value) ? value : [String(value)];
    return words.otherChoice(words.fields[field], choiceOf(field, values, words), words.short(becomes));
  });
  const all = [...amounts, ...choices].slice(0, CHANGES_AT_MOST);
  return all.length > 0 ? all : [words.nothingChanges];
};

const turnsOf = (turns: Advice["crossovers"], words: AdviceMessages): string => {
  const [first] = turns;
  if (!first) return "";
  const { field, direction } = first;
  const shown = turns.slice(0, TURNS_AT_MOST).map(({ value, becomes }) => ({
    // Already rounded to few digits, all of which count.
    value: `${value.toLocaleString("en-US", { maximumSignificantDigits: 15 })}${words.units[field]}`,
    isLast: value === 0,
    becomes: words.short(becomes),
  }));
  return words.crossover(words.fields[field], direction, shown, turns.length - shown.length);
};

const tableOf = (advice: Advice, words: AdviceMessages): AdviceText["table"] => ({
  head: ["", ...TRANSPORTS.map((transport) => words.transports[transport])],
  rows: [
    ...advice.costs.map(({ id, unit, transports }) => [
      words.costs[id],
      ...TRANSPORTS.map((transport) => show(unit, transports[transport].value)),
    ]),
    [
      words.headings.setUp,
      ...advice.transports.map(({ blockedBy, setUp }) =>
        blockedBy.length > 0
          ? words.blocked(blockedBy.map((block) => words.blocks[block]))
          : setUp.map((part) => words.setUp[part]).join(", "),
      ),
    ],
  ],
});

const criteriaOf = (advice: Advice, words: AdviceMessages, language: Language): AdviceText["criteria"] =>
  advice.criteria.map(({ id, tips, strength, decides, claims, values, guide }) => ({
    name: words.criteria[id].name,
    title: words.withMore(words.criteria[id].name, words.claims(claims)),
    tips: [words.tips[tips], words.strengths[strength], decides ? words.decides : ""].filter(Boolean).join(", "),
    because: words.criteria[id].because({
      given: advice.case,
      values,
      k: (constant) => constantOf(advice, constant, words),
    }),
    claims: claims.join(", "),
    guide: guide[language],
  }));

const withRange = (advice: Advice, id: ConstantId, words: AdviceMessages): string => {
  const { unit, value, low, high } = advice.constants[id];
  const shown = (figure: number): string => show(unit, figure, words.times);
  return low === high ? shown(value) : words.withMore(shown(value), words.range(shown(low), shown(high)));
};

/** Each formula once, with the transports it applies to. */
const formulasOf = (advice: Advice, words: AdviceMessages): AdviceText["formulas"] =>
  advice.costs.flatMap(({ id, transports }) => {
    const formulas = [...new Set(TRANSPORTS.map((transport) => transports[transport].formula))];
    return formulas.map((formula) => {
      const names = TRANSPORTS.filter((transport) => transports[transport].formula === formula);
      const whose = names.map((transport) => words.transports[transport]).join(", ");
      return { name: formulas.length === 1 ? words.costs[id] : words.withMore(words.costs[id], whose), formula };
    });
  });

const sourcesOf = ({ constants }: Advice, words: AdviceMessages): string[] => {
  const runs = new Map<string, { source: Advice["constants"][ConstantId]["source"]; experiments: Set<string> }>();
  for (const { source } of Object.values(constants)) {
    const key = JSON.stringify([source.kind, source.startedAt, source.file]);
    const run = runs.get(key) ?? { source, experiments: new Set() };
    run.experiments.add(source.experiment);
    runs.set(key, run);
  }
  const shown = [...runs.values()].map(({ source, experiments }) =>
    words.source({ ...source, date: source.startedAt.slice(0, 10), experiments: [...experiments] }),
  );
  return [...shown, words.computed];
};
