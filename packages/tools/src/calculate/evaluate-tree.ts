import {
  type ArrayNode,
  type ConditionalNode,
  type ConstantNode,
  type FunctionNode,
  isMatrix,
  type MathNode,
  type OperatorNode,
  type ParenthesisNode,
  type RangeNode,
  type RelationalNode,
  type SymbolNode,
} from "mathjs";
import { costOf, entriesOf, type Meter } from "./cost.ts";
import { ALIASES, CONSTANTS, FUNCTIONS } from "./functions.ts";
import { functionNamed, library, type Value } from "./library.ts";
import { refused } from "./refused.ts";

const NO_VARIABLES =
  "Variables and assignments are not kept: write the whole calculation as one expression with its numbers.";

/** Why a kind of syntax is refused; kinds that are neither here nor evaluated below are refused too. */
const REFUSED_SYNTAX: Readonly<Record<string, string>> = {
  AssignmentNode: NO_VARIABLES,
  FunctionAssignmentNode: "Functions cannot be defined. Write the calculation itself.",
  BlockNode: "Several statements are not evaluated together. Send one expression a call.",
  AccessorNode: "Indexes and properties are not served. Calculate with whole matrices, or with the entry itself.",
  IndexNode: "Indexes are not served. Calculate with whole matrices, or with the entry itself.",
  ObjectNode: "Objects are not served. Use numbers, matrices such as [1, 2; 3, 4], and units.",
};

/**
 * Evaluates a parsed expression over an allow-list of syntax, functions and names. Every step is paid for before it is
 * taken, so what would be too much is never begun. There is no scope: nothing can be stored, changed or reached.
 */
export const evaluateTree = (node: MathNode, meter: Meter): Value => {
  const evaluate = (child: MathNode): Value => evaluateTree(child, meter);
  switch (node.type) {
    case "ConstantNode":
      return constant((node as ConstantNode).value);
    case "SymbolNode":
      return symbol((node as SymbolNode).name, meter);
    case "ParenthesisNode":
      return evaluate((node as ParenthesisNode).content);
    case "OperatorNode": {
      const { fn, args } = node as OperatorNode;
      return call(fn, args, meter);
    }
    case "FunctionNode": {
      const { fn, args } = node as unknown as { fn: MathNode; args: MathNode[] } & Omit<FunctionNode, "fn">;
      if (fn.type !== "SymbolNode") throw refused("Only functions by their name can be called, such as sqrt(16).");
      return call((fn as SymbolNode).name, args, meter);
    }
    case "ArrayNode": {
      const items = (node as ArrayNode).items.map(evaluate);
      const entries = items.reduce<number>((sum, item) => sum + entriesOf(item), 0);
      meter.spend({ steps: entries, entries });
      return library.matrix(items.map((item) => (isMatrix(item) ? item.valueOf() : item)));
    }
    case "RangeNode": {
      const { start, end, step } = node as RangeNode;
      return call("range", step ? [start, end, step] : [start, end], meter);
    }
    case "ConditionalNode": {
      const { condition, trueExpr, falseExpr } = node as ConditionalNode;
      return evaluate(truth(evaluate(condition)) ? trueExpr : falseExpr);
    }
    case "RelationalNode": {
      const { conditionals, params } = node as unknown as RelationalNode & {
        conditionals: string[];
        params: MathNode[];
      };
      const values = params.map(evaluate);
      return conditionals.every((name, index) => truth(apply(name, values.slice(index, index + 2), meter)));
    }
    default:
      throw refused(REFUSED_SYNTAX[node.type] ?? "The expression uses syntax that is not served.");
  }
};

const call = (name: string, args: readonly MathNode[], meter: Meter): Value => {
  if (!FUNCTIONS.has(ALIASES.get(name) ?? name)) throw unknownFunction(name);
  return apply(
    name,
    args.map((node) => evaluateTree(node, meter)),
    meter,
  );
};

const apply = (written: string, values: Value[], meter: Meter): Value => {
  const name = ALIASES.get(written) ?? written;
  const growth = FUNCTIONS.get(name);
  if (growth === undefined) throw unknownFunction(written);
  if (growth === "range" && !values.every((value) => typeof value === "number" && Number.isFinite(value))) {
    throw refused("A range needs plain finite numbers, such as 1:10.");
  }
  meter.spend(costOf(growth, values));
  const result = functionNamed(name)(...values);
  return Array.isArray(result) ? library.matrix(result) : result;
};

const unknownFunction = (name: string): Error => {
  const shown = name.slice(0, 40);
  if (/^(random|pickRandom|randomInt)$/.test(name))
    return refused("Random numbers are not served: equal calls give equal results.");
  return refused(
    `There is no function ${shown}. There are +, -, *, /, ^, %, mod, sqrt, log, sin, sum, mean, std, det, inv and others.`,
  );
};

const constant = (value: unknown): Value => {
  // Whole literals come as bigints; beyond exact-integer.ts everything is floating point.
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value;
  throw refused("Text and undefined values are not calculated. Use numbers, matrices and units.");
};

const symbol = (written: string, meter: Meter): Value => {
  const name = ALIASES.get(written) ?? written;
  if (CONSTANTS.has(name)) return library[name];
  if (FUNCTIONS.has(name)) throw refused(`${written} is a function: give it arguments in parentheses.`);
  meter.spend({ steps: 50, entries: 1 });
  if (library.Unit.isValuelessUnit(name)) return new library.Unit(null, name);
  throw refused(`${name.slice(0, 40)} is neither a number nor a known constant or unit. ${NO_VARIABLES}`);
};

const truth = (value: Value): boolean => {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  throw refused("A condition must be one comparison of numbers, such as 3 > 2 ? 1 : 0.");
};
