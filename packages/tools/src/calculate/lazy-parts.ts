import { type FactoryFunctionMap, factory } from "mathjs";

/** A part of mathjs before it is built: it names the parts that it needs. */
interface Part {
  (scope: Scope): unknown;
  readonly fn: string;
  readonly dependencies: readonly string[];
  readonly meta?: object;
}
type Scope = Readonly<Record<string, unknown>>;
type Functions = Readonly<Record<string, (...values: unknown[]) => unknown>>;

/** What every expression needs, even `1 + 1`. */
const ALWAYS_BUILT = ["createUnitClass", "createAccessorNode", "createAssignmentNode", "createIndexNode", "createPow"];

/** Functions that those only call, so that they need not be built beforehand. */
const CALLED = new Set([
  "abs",
  "addScalar",
  "divideScalar",
  "equal",
  "fix",
  "format",
  "fraction",
  "identity",
  "inv",
  "isNumeric",
  "matrix",
  "multiply",
  "multiplyScalar",
  "number",
  "pow",
  "round",
  "size",
  "subset",
  "subtractScalar",
]);

/**
 * The same parts, but those that are always built look functions up when they call them: otherwise mathjs would build
 * half of itself for `1 + 1`.
 * @param dependencies parts with their own dependencies, nested and repeated wherever they are needed
 */
export const lazyParts = (dependencies: object): FactoryFunctionMap => {
  const parts: Record<string, Part> = {};
  const seen = new Set<object>();
  const gather = (nested: object): void => {
    seen.add(nested);
    for (const [name, value] of Object.entries(nested)) {
      if (typeof value === "function") parts[name] = value;
      else if (!seen.has(value)) gather(value);
    }
  };
  gather(dependencies);
  for (const name of ALWAYS_BUILT) if (parts[name]) parts[name] = callingLater(parts[name]);
  return parts as unknown as FactoryFunctionMap;
};

const callingLater = (part: Part): Part => {
  const called = part.dependencies.filter((name) => CALLED.has(name));
  const others = part.dependencies.filter((name) => !CALLED.has(name));
  const build = ({ math, ...scope }: Scope): unknown => {
    const functions = called.map((name) => [name, (...values: unknown[]) => (math as Functions)[name]?.(...values)]);
    return part({ ...scope, ...Object.fromEntries(functions) });
  };
  // `math` stands for all parts, each built when it is first read.
  return factory(part.fn as never, [...others, "math"] as never[], build, part.meta) as unknown as Part;
};
