import {
  type ArrayNode,
  type ConditionalNode,
  type ConstantNode,
  type FunctionNode,
  isBigNumber,
  isMatrix,
  type MathNode,
  type OperatorNode,
  type ParenthesisNode,
  type RangeNode,
  type RelationalNode,
  type SymbolNode,
} from "mathjs";
import { apply, refuseAdjacentUnits, unknownFunction } from "./apply.ts";
import { entriesOf, type Meter } from "./cost.ts";
import { Rational, rationalFromDecimal } from "./exact/rational.ts";
import { ALIASES, CONSTANTS, FUNCTIONS } from "./functions.ts";
import { constantNamed, library, type Value } from "./library.ts";
import { SMALLEST_NORMAL } from "./limits.ts";
import { fractionOf, isChangeByPercent, isPercent } from "./percentages.ts";
import { refused } from "./refused.ts";
import { unknownName } from "./unknown-name.ts";
import { ExactList, NOT_FINITE, TOO_SMALL, toPlain } from "./values.ts";

const NO_VARIABLES =
  "Variables and assignments are not kept: write the whole calculation as one expression with its numbers.";

/** Why a kind of syntax is refused; kinds that are neither listed here nor evaluated below are refused too. */
const REFUSED_SYNTAX: Readonly<Record<string, string>> = {
  AssignmentNode: NO_VARIABLES,
  FunctionAssignmentNode: "Functions cannot be defined. Write the calculation itself.",
  BlockNode: "Several statements are not evaluated together. Send one expression a call.",
  AccessorNode: "Indexes and properties are not served. Calculate with whole matrices, or with the entry itself.",
  IndexNode: "Indexes are not served. Calculate with whole matrices, or with the entry itself.",
  ObjectNode: "Objects are not served. Use numbers, matrices such as [1, 2; 3, 4], and units.",
};

/**
 * Evaluates a parsed expression over an allow-list of syntax, functions and names. Every step is charged before it is
 * taken, so work over the budget never starts. There is no scope: nothing can be stored, changed or reached.
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
    case "OperatorNode":
      return operator(node as OperatorNode, meter);
    case "FunctionNode": {
      const { fn, args } = node as unknown as { fn: MathNode; args: MathNode[] } & Omit<FunctionNode, "fn">;
      const [amount] = args;
      if (isPercent(node) && amount !== undefined) {
        return fractionOf(evaluate(amount), (name, values) => apply(name, values, meter));
      }
      if (fn.type !== "SymbolNode") throw refused("Only functions by their name can be called, such as sqrt(16).");
      return call((fn as SymbolNode).name, args, meter);
    }
    case "ArrayNode": {
      const items = (node as ArrayNode).items.map(evaluate);
      const entries = items.reduce<number>((sum, item) => sum + entriesOf(item), 0);
      meter.spend({ steps: entries, entries });
      if (items.every((item) => item instanceof Rational || item instanceof ExactList)) return new ExactList(items);
      return library.matrix(items.map(toPlain).map((item) => (isMatrix(item) ? item.valueOf() : item)));
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

const operator = ({ fn, args, implicit }: OperatorNode, meter: Meter): Value => {
  const [left, right] = args as [MathNode?, MathNode?];
  if (!isChangeByPercent(fn, left, right)) {
    const values = args.map((node) => evaluateTree(node, meter));
    if (implicit) refuseAdjacentUnits(values[0], values[1]);
    return apply(fn, values, meter);
  }
  // a + b% is a + a * b / 100, where a is everything before the sign.
  const base = evaluateTree(left as MathNode, meter);
  const change = apply("multiply", [base, evaluateTree(right as MathNode, meter)], meter);
  return apply(fn, [base, change], meter);
};

const constant = (value: unknown): Value => {
  if (typeof value === "bigint") return Rational.of(value) ?? Number(value);
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (isBigNumber(value)) return decimal(value.toString());
  throw refused("Text and undefined values are not calculated. Use numbers, matrices and units.");
};

const decimal = (written: string): Value => {
  const exact = rationalFromDecimal(written);
  if (exact !== null) return exact;
  const double = Number(written);
  if (!Number.isFinite(double)) throw refused(NOT_FINITE);
  if (double < SMALLEST_NORMAL) throw refused(TOO_SMALL);
  return double;
};

const symbol = (written: string, meter: Meter): Value => {
  const name = ALIASES.get(written) ?? written;
  if (CONSTANTS.has(name)) return constantNamed(name);
  meter.spend({ steps: 50, entries: 1 });
  // Some names are both a function and a unit, such as min and sec: without arguments they are the unit.
  if (library.Unit.isValuelessUnit(name)) return new library.Unit(null, name);
  if (FUNCTIONS.has(name)) throw refused(`${written} is a function: give it arguments in parentheses.`);
  throw unknownName(name, NO_VARIABLES);
};

const truth = (value: Value): boolean => {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (value instanceof Rational) return value.numerator !== 0n;
  throw refused("A condition must be one comparison of numbers, such as 3 > 2 ? 1 : 0.");
};
