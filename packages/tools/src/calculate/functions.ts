/**
 * How the work of a function grows with its arguments.
 * `entrywise`: with the entries, broadcast against each other; `whole`: with all entries together; `matrix`: cubic in
 * the side; `product`: with the product of the arguments' entries; `count`: with the value of the largest argument;
 * the others are for one or two functions each; see cost.ts.
 */
export type Growth =
  | "entrywise"
  | "whole"
  | "matrix"
  | "product"
  | "quantiles"
  | "count"
  | "multiply"
  | "create"
  | "square"
  | "range";

const GROWTHS = {
  entrywise: `add subtract dotMultiply dotDivide dotPow unaryMinus unaryPlus factorial mod abs sign sqrt cbrt
    nthRoot square cube exp expm1 log log2 log10 log1p floor ceil round fix gcd lcm
    sin cos tan sec csc cot asin acos atan atan2 acot asec acsc sinh cosh tanh asinh acosh atanh
    bitAnd bitOr bitXor bitNot leftShift rightArithShift rightLogShift
    equal unequal smaller smallerEq larger largerEq and or xor not
    gamma lgamma erf re im conj arg complex to number`,
  whole: `sum prod mean median mode std variance mad min max sort cumsum diff hypot norm
    transpose ctranspose trace dot cross size flatten concat`,
  matrix: "pow divide det inv pinv lusolve expm sqrtm",
  product: "kron",
  quantiles: "quantileSeq",
  count: "combinations permutations catalan",
  multiply: "multiply",
  create: "zeros ones",
  square: "identity diag",
  range: "range",
} satisfies Record<Growth, string>;

/** Every function and operator that an expression may use. */
export const FUNCTIONS: ReadonlyMap<string, Growth> = new Map(
  Object.entries(GROWTHS).flatMap(([growth, names]) => names.split(/\s+/).map((name) => [name, growth as Growth])),
);

/** Alternative names of functions and constants. */
export const ALIASES: ReadonlyMap<string, string> = new Map([
  ["ln", "log"],
  ["lg", "log10"],
  ["arcsin", "asin"],
  ["arccos", "acos"],
  ["arctan", "atan"],
  ["nCr", "combinations"],
  ["choose", "combinations"],
  ["nPr", "permutations"],
  ["average", "mean"],
  ["avg", "mean"],
  ["stdev", "std"],
  ["var", "variance"],
  ["trunc", "fix"],
  ["eye", "identity"],
  ["PI", "pi"],
  ["E", "e"],
]);

/** Every named constant; anything else that is not a unit is refused. */
export const CONSTANTS: ReadonlySet<string> = new Set(
  `pi e tau phi i Infinity LN2 LN10 LOG2E LOG10E SQRT1_2 SQRT2
  speedOfLight gravitationConstant gravity planckConstant reducedPlanckConstant avogadro boltzmann gasConstant
  elementaryCharge electronMass protonMass neutronMass stefanBoltzmann faraday`.split(/\s+/),
);
