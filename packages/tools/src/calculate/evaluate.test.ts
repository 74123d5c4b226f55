import { ToolError } from "@twinhost/core";
import { describe, expect, it } from "vitest";
import { evaluate } from "./evaluate.ts";
import { CONSTANTS, FUNCTIONS } from "./functions.ts";
import { functionNamed, library } from "./library.ts";
import { INLINE_BUDGET } from "./limits.ts";

const calculate = (expression: string) => evaluate(expression, INLINE_BUDGET);

const refusalOf = (expression: string): string => {
  try {
    const { result } = calculate(expression);
    throw new Error(`${expression} was answered with ${result}`);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    expect(error.code).toBe("refused_input");
    return error.message;
  }
};

describe("results that are one real number", () => {
  it.each([
    ["1 + 2 * 3", "7", 7],
    ["0.1 + 0.2", "0.3", 0.3],
    ["1.1 * 3", "3.3", 3.3],
    ["-2^2", "-4", -4],
    ["-0", "0", 0],
    ["2^10", "1024", 1024],
    ["sqrt(16)", "4", 4],
    ["1/3", "0.3333333333333333", 0.3333333333333333],
    ["sin(30 deg)", "0.5", 0.5],
    ["log(8, 2)", "3", 3],
    ["ln(e^2)", "2", 2],
    ["10!", "3628800", 3628800],
    ["combinations(52, 5)", "2598960", 2598960],
    ["nCr(5, 2) + nPr(5, 2)", "30", 30],
    ["gcd(12, 18) + lcm(4, 6)", "18", 18],
    ["-7 mod 3", "2", 2],
    ["7 % -3", "-2", -2],
    ["15% * 200", "30", 30],
    ["100 + 8%", "108", 108],
    ["det([1, 2; 3, 4])", "-2", -2],
    ["sum([1, 2, 3]) + mean(1, 2, 3)", "8", 8],
    ["std([1, 2, 3, 4])", "1.2909944487358056", 1.2909944487358056],
    ["median([3, 1, 2])", "2", 2],
    ["sum(1:100)", "5050", 5050],
    ["3 > 2 ? 10 : 20", "10", 10],
    ["1 < 2 < 3 ? 5 : 6", "5", 5],
    ["1 / Infinity", "0", 0],
    ["i^2", "-1", -1],
    ["e^(i * pi)", "-1", -1],
    ["-5%", "-0.05", -0.05],
    ["200 * 15% + 5", "35", 35],
    ["15% of 200", "30", 30],
    ["100 + 10% + 10%", "121", 121],
    ["100+10%-10%", "99", 99],
    ["100 + 10% - 5", "105", 105],
    ["(40 + 60) - 8%", "92", 92],
    ["100 * (1 + 10%)", "110", 110],
    ["10% + 5", "5.1", 5.1],
    ["7% - 3", "-2.93", -2.93],
    ["100 + 10% * 50", "105", 105],
    ["100 + -5%", "95", 95],
    ["(2 + 3)% * 100", "5", 5],
    ["max(10%, 0.05)", "0.1", 0.1],
    ["1,000 + 3.3%", "1033", 1033],
    ["7 % 3 + 7%3", "2", 2],
    ["7 % (3)", "1", 1],
    ["100％ − 5", "-4", -4],
    ["min(4, 3) + sec(0)", "4", 4],
    ["number(5 km, m)", "5000", 5000],
    ["5 km / (1 m)", "5000", 5000],
    ["1e-10", "1e-10", 1e-10],
    ["0xff", "255", 255],
    ["2π", "6.283185307179586", 6.283185307179586],
    ["PI * 10²", "314.1592653589793", 314.1592653589793],
  ])("%s", (expression, result, value) => {
    expect(calculate(expression)).toEqual({ result, value });
  });

  it.each([
    ["123456789 * 987654321", "121932631112635269"],
    ["2^100", "1267650600228229401496703205376"],
    ["9007199254740993", "9007199254740993"],
    ["12345678901234567890 + 1", "12345678901234567891"],
    ["3^100 mod 7", "4"],
    ["-(3^100) mod 7", "3"],
    ["200! / 198!", "39800"],
    ["factorial(20)", "2432902008176640000"],
    ["gcd(9007199254740993, 3) + lcm(9007199254740993, 2)", "18014398509481989"],
    ["gcd(-9007199254740993)", "9007199254740993"],
    ["max(9007199254740993, 9007199254740992)", "9007199254740993"],
    ["min([9007199254740995; 9007199254740993])", "9007199254740993"],
    ["abs(-9007199254740993)", "9007199254740993"],
    ["sum([9007199254740993, 1, -2.5, 0.5])", "9007199254740992"],
    ["sum(1, 9007199254740992)", "9007199254740993"],
    ["prod(1:25)", "15511210043330985984000000"],
    ["1 << 70", "1180591620717411303424"],
    ["2^70 >> 3", "147573952589676412928"],
    ["bitXor(2^70, 1)", "1180591620717411303425"],
    ["floor(9007199254740993 / 2) + ceil(0.1) + fix(-1.5) + round(2.5)", "4503599627370499"],
    ["square(3037000500) + cube(2097153)", "18446757268000850577"],
    ["combinations(100, 50)", "100891344545564193334812497256"],
    ["permutations(25)", "15511210043330985984000000"],
    ["sqrt(10^40 + 2 * 10^20 + 1)", "100000000000000000001"],
    ["(-1)^9007199254740993", "-1"],
    ["9007199254740993 > 9007199254740992 ? 1 : 0", "1"],
    ["abs(9007199254740993 mod 10)", "3"],
  ])("integers are exact: %s", (expression, result) => {
    expect(calculate(expression)).toEqual({ result, value: Number(result) });
  });

  it("gives the same text and number when an integer is too long to write out", () => {
    const { result, value } = calculate("170!");
    expect(result).toBe("7.257415615307999e+306");
    expect(value).toBe(Number(result));
  });
});

describe("doubles are written with all their digits", () => {
  it.each([
    ["123456789012.345", "123456789012.345"],
    ["sqrt(2)", "1.4142135623730951"],
    ["2 / 3", "0.6666666666666666"],
    ["1 + 2^-50", "1.0000000000000009"],
    ["0.1 * 3", "0.3"],
    ["sin(45 deg)^2", "0.5"],
    ["1.0041666^360", "4.467637534335691"],
    ["2^60 + 0.5", "1152921504606846976.5"],
    ["2.2250738585072014e-308", "2.2250738585072014e-308"],
    ["1e-310 * 1e10", "1e-300"],
    ["0e-999", "0"],
    ["exp(-Infinity)", "0"],
    ["3e-308 - 3e-308", "0"],
  ])("%s is %s", (expression, result) => {
    expect(calculate(expression)).toEqual({ result, value: Number(result) });
  });

  it("does not make up digits of a whole number in a matrix that a double does not hold", () => {
    expect(calculate("[9007199254740993, 1]").result).toBe("[9007199254740993, 1]");
    expect(calculate("[9007199254740993, 1] * 2").result).toBe("[1.8014398509481984e+16, 2]");
  });
});

describe("results that are not one real number", () => {
  it.each([
    ["5 km to m", "5000 m"],
    ["20 °C to °F", "68 degF"],
    ["60 km/h to m/s", "16.666666666666668 m / s"],
    ["5 kg * 9.81 m/s^2", "49.05 N"],
    ["100 km + 10%", "110 km"],
    ["98.6 °F to °C", "37 degC"],
    ["-20 degC to degF", "-4 degF"],
    ["20 degC + 5 K", "25 degC"],
    ["20 degC - 5 K", "15 degC"],
    ["mean([20 degC, 30 degC])", "25 degC"],
    ["max(20 degC, 30 degC)", "30 degC"],
    ["2 acre to m^2", "8093.7128448 m^2"],
    ["1 mi^2 to acres", "640 acres"],
    ["1 rd to ft", "16.5 ft"],
    ["160 sqrd to acre", "1 acre"],
    ["10 sqch to acre", "1 acre"],
    ["1 psi to lbf/in^2", "1 lbf / in^2"],
    ["1 hp to ft lbf/s", "550 (ft lbf) / s"],
    ["760 torr to atm", "1 atm"],
    ["1 mmHg to Pa", "133.322387415 Pa"],
    ["1 kip to lbf", "1000 lbf"],
    ["4 oz to stick", "1 stick"],
    ["3600 arcsec to deg", "1 deg"],
    ["1 eV to J", "1.602176634e-19 J"],
    ["50 mpg to km/l", "21.2571853715136 km / l"],
    ["90 min to h", "1.5 h"],
    ["30 sec to min", "0.5 min"],
    ["60 mph to km/h", "96.56064 km / h"],
    ["100 km/h to mph", "62.1371192237334 mph"],
    ["10 knots to km/h", "18.52 km / h"],
    ["1 knot to kph", "1.852 kph"],
    ["2 tsp to ml", "10 ml"],
    ["1 tbsp to tsp", "3 tsp"],
    ["8 Mbit to MB", "1 MB"],
    ["1 GiB to MiB", "1024 MiB"],
    ["1 megabit to kb", "1000 kb"],
    ["500 KB to MB", "0.5 MB"],
    ["100 Mbps to MB/s", "12.5 MB / s"],
    ["30평 to m^2", "99.17355371900825 m^2"],
    ["100 ㎡ to 평", "30.25 평"],
    ["3 근 to kg", "1.8 kg"],
    ["2.5 kWh to kJ", "9000 kJ"],
    ["600 kcal to kJ", "2510.4 kJ"],
    ["2 ha to m^2", "20000 m^2"],
    ["5 ft 6 in to cm", "167.64 cm"],
    ["1 h 30 min to min", "90 min"],
    ["[1, 2; 3, 4] * [5, 6; 7, 8]", "[[19, 22], [43, 50]]"],
    ["inv([1, 2; 3, 4])", "[[-2, 1], [1.5, -0.5]]"],
    ["sum([1, 2; 3, 4], 1)", "[4, 6]"],
    ["cumsum([1, 2; 3, 4], 1)", "[[1, 2], [4, 6]]"],
    ["1:5", "[1, 2, 3, 4, 5]"],
    ["0:0.5:1", "[0, 0.5, 1]"],
    ["mode(1, 1, 2)", "[1]"],
    ["sqrt(-4)", "2i"],
    ["(2 + 3i) * (1 - i)", "5 + i"],
  ])("%s is %s without a value", (expression, result) => {
    expect(calculate(expression)).toEqual({ result, value: null });
  });
});

describe("refusals", () => {
  it.each([
    "1e999",
    "-1e999",
    "1/0",
    "0/0",
    "NaN",
    "Infinity",
    "171!",
    "10^400",
    "5 km / 0",
    "[1, 2] / 0",
    "log(0)",
    "1e308 * 10",
    "2^2^2^2^2^2",
    "1 / (1 / 0)",
    "atan(1 / 0)",
    "1 / exp(1000)",
    "1 ./ [0, 1] .* 0",
    "1e305 tonne to ug",
    "-0.001 / square((96008850505^7)^8)",
    "1 / exp((10^300)^2)",
    "1e308 m * 1e10",
    "0 nm^40",
  ])("%s is not finite", (expression) => {
    expect(refusalOf(expression)).toMatch(/not a finite number/);
  });

  it.each([
    ["x = 3", /Variables and assignments/],
    ["pi = 3; pi", /one expression a call/],
    ["f(x) = x", /cannot be defined/],
    ["sqrt(x) = x", /cannot be defined/],
    ["[1, 2, 3][1]", /Indexes/],
    ["cos.constructor", /Indexes and properties/],
    ["{a: 1}", /Objects/],
    ['"text"', /Text/],
    ["null", /Text and undefined/],
    ["undefined", /Text and undefined/],
    ["true", /true or false/],
    ["3 > 2", /true or false/],
    ["[1, 2] > 1", /true or false/],
    ["random()", /Random numbers/],
    ["sqrt", /function: give it arguments/],
    ["km", /without an amount/],
    ["5 km + 3 kg", /Units do not match/],
    ["[1, 2] + [1, 2, 3]", /cannot be calculated/],
    ["1 +", /cannot be read/],
    ["(1", /cannot be read/],
    ["3,5", /Use \. for decimals/],
    ["", /empty/],
    ["=", /empty/],
    ["1 nm^40", /digits are lost|not a finite/],
    ["3 nm^35", /digits are lost/],
    ["2 nm^34 * 1e-20", /digits are lost/],
    ["[2 nm^34, 1] * 1e-20", /digits are lost/],
    ["1e-999", /digits are lost/],
    ["1e-200 * 1e-200", /digits are lost/],
    ["((-1 / (0.1% * -725515414212093777)^9))^8", /digits are lost/],
    ["sqrt(1e-300)^3", /digits are lost/],
    ["(0^0 + 0) / (-19979802794028439151^4)^4", /digits are lost/],
    ["5e-324", /digits are lost/],
    ["-1e-310", /digits are lost/],
    ["sin(1e-310)", /digits are lost/],
    ["[1e-310, 1]", /digits are lost/],
    ["[1e-310, 1] * 1", /digits are lost/],
    ["[pi * 1e-300, 1] * 1e-10", /digits are lost/],
    ["1.5^-1800", /digits are lost/],
    ["pi^-650", /digits are lost/],
    ["exp(-720)", /digits are lost/],
    ["exp(-800)", /digits are lost/],
    ["square(pi * 1e-180)", /digits are lost/],
    ["prod(pi, 1e-200, 1e-200)", /digits are lost/],
    ["gamma(-180.5)", /digits are lost/],
    ["3e-308 - pi * 9e-309", /digits are lost/],
    ["[1, 1; 0, 1]^4294967296", /matrix is raised to powers up to/],
    ["5 mod 0", /division by zero/],
    ["5.5 % 0", /division by zero/],
    ["[5, 6] mod 0", /division by zero/],
    ["pi mod [1, 0]", /division by zero/],
    ["bitAnd([4294967296, 1], 1)", /32 bits/],
    ["leftShift([1, 2], 31)", /32 bits/],
    ["lcm([94906267, 94906265] .* 1, 94906266)", /exact up to 2\^53/],
    ["gcd(1e17 + 0.5, 3)", /whole numbers only/],
    ["lcm(1e17 + 0.5, 0)", /whole numbers only/],
    ["5 ft 3 kg", /side by side/],
    ["5 km 3", /side by side/],
    ["7 % - 3", /percentage or a remainder/],
    ["7%-3", /percentage or a remainder/],
    ["15% 200", /percentage or a remainder/],
    ["10% + 10%", /two ways/],
    ["100 + (10%)", /two ways/],
    ["2^10%", /two ways/],
    ["10%^2", /two ways/],
    ["5%!", /two ways/],
    ["5%%", /two ways/],
    ["% 5", /without a number/],
    ["5 km%", /plain number/],
    ["[1, 2]%", /without a number/],
    ["#", /Text and undefined|cannot be read/],
    ["10 USD", /Leave out the currency/],
    ["5,000원 * 3", /Leave out the currency/],
    ["$5 * 3", /Leave out the currency/],
    ["5$ * 3", /Leave out the currency/],
    ["$1,000.50 * 3", /Leave out the currency/],
    ["€5 * 3", /Leave out the currency/],
    ["₩5,000 * 3", /Leave out the currency/],
    ["3만 * 2", /Write numbers as digits/],
    ["3만원 * 2", /Leave out the currency.*Write numbers as digits/],
    ["삼만 * 2", /Write numbers as digits/],
    ["3 million * 2", /Write numbers as digits/],
    ["5k * 3", /Write numbers as digits/],
    ["3 widgets", /widgets is neither a number nor a known constant or unit\. Variables/],
    ["20 degC - 10 degC", /a temperature or a number of degrees/],
    ["30 degC + 5 degC", /a temperature or a number of degrees/],
    ["30 °C + 41 °F", /a temperature or a number of degrees/],
    ["20 degC * 2", /a temperature or a number of degrees/],
    ["2 * 20 degC", /a temperature or a number of degrees/],
    ["20 degC / 2", /a temperature or a number of degrees/],
    ["-(20 degC)", /a temperature or a number of degrees/],
    ["20 degC + 10%", /a temperature or a number of degrees/],
    ["5 K - 20 degC", /a temperature or a number of degrees/],
    ["sum([20 degC, 10 degC])", /a temperature or a number of degrees/],
    ["expm([1e300, 1; 1, 1e300])", /cannot be calculated/],
    ["cumsum([1, 2], 2.5)", /cannot be calculated/],
  ])("%s", (expression, message) => {
    expect(refusalOf(expression)).toMatch(message);
  });

  it.each([
    ...[
      "import",
      "createUnit",
      "evaluate",
      "parse",
      "compile",
      "parser",
      "simplify",
      "derivative",
      "rationalize",
      "config",
    ],
    ...["map", "filter", "forEach", "typed", "help", "unit", "format", "print", "reviver", "create", "resolve"],
    ...[
      "constructor",
      "__proto__",
      "toString",
      "valueOf",
      "hasOwnProperty",
      "process",
      "globalThis",
      "require",
      "Function",
    ],
  ])("%s is neither a function nor a name", (name) => {
    expect(refusalOf(`${name}("1")`)).toMatch(/There is no function/);
    expect(refusalOf(name)).toMatch(/neither a number nor a known constant or unit|cannot be read/);
  });

  it.each(["__proto__", "constructor"])("%s pollutes nothing in any other position", (name) => {
    for (const expression of [
      `{"${name}": {"polluted": 1}}`,
      `[1].${name}`,
      `pi["${name}"]`,
      `${name}.polluted = 1`,
      `1 to ${name}`,
      `${name}(x) = 1`,
    ]) {
      refusalOf(expression);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("keeps its messages short and free of internals", () => {
    for (const expression of [
      "sqrt([1,2],3,4)",
      "expm([1e300, 1; 1, 1e300])",
      `${"a".repeat(1_900)}`,
      `"${"\\".repeat(900)}`,
      "det([1, 2, 3])",
    ]) {
      const message = refusalOf(expression);
      expect(message).not.toMatch(/\.[jt]s\b|node_modules|\n|undefined/);
      expect(message.length).toBeLessThan(450);
    }
  });
});

describe("hostile shapes", () => {
  const repeated = (part: string, length = 2_000) => part.repeat(Math.floor(length / part.length));
  it.each([
    "(",
    "((",
    "[",
    "{",
    "-",
    "!",
    "2^",
    "1?",
    "1?1:",
    "1:",
    "sin(",
    "'",
    "1%",
    "5m ",
    "1/2 ",
    "\\",
    "\u0000",
    "😀",
    "\ud800",
    "√",
    "²",
  ])("2,000 characters of %j end in an answer or a refusal", (part) => {
    for (const expression of [
      repeated(part),
      `${repeated(part)}1`,
      `1${repeated(part)}`,
      `${repeated(part, 900)}1${repeated(")", 900)}`,
    ]) {
      try {
        expect(calculate(expression).result).not.toBe("");
      } catch (error) {
        expect((error as Error).constructor.name).toMatch(/^(ToolError|OverBudget)$/);
      }
    }
  });

  it("refuses deep nesting before it reaches the parser", () => {
    expect(refusalOf(`${"(".repeat(65)}1${")".repeat(65)}`)).toMatch(/nests deeper than 64/);
    expect(calculate(`${"(".repeat(64)}1${")".repeat(64)}`).value).toBe(1);
  });

  it.each([
    "1:1e9",
    "0:1e-300:1",
    "1e300:1e300",
    "range(1e308, 1e308)",
    "zeros(1e4, 1e4)",
    "zeros(1e6, 0)",
    "ones(1, 1, 1, 1)",
    "identity(1e6)",
    "diag([1], 1e6)",
    "quantileSeq([1, 2], 1e6)",
    "kron(ones(20, 20), ones(20, 20))",
    "combinations(1e9, 5e8)",
    "ones(300, 1) * ones(1, 300)",
    "[[[1, 2, 3]]] .* (1:400)",
  ])("%s is never started on the main thread", (expression) => {
    expect(() => calculate(expression)).toThrow(
      expect.objectContaining({ constructor: expect.objectContaining({ name: "OverBudget" }) }),
    );
  });
});

it("has every listed function and constant", () => {
  for (const name of FUNCTIONS.keys()) expect(functionNamed(name), name).toBeTypeOf("function");
  for (const name of CONSTANTS) expect(library[name], name).toBeDefined();
});
