/** Signs that people write, and what the parser expects instead. */
const SIGNS: Readonly<Record<string, string>> = {
  "×": "*",
  "✕": "*",
  "·": "*",
  "⋅": "*",
  "∙": "*",
  "÷": "/",
  "∕": "/",
  "⁄": "/",
  "−": "-",
  "–": "-",
  "—": "-",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  π: " pi ",
  τ: " tau ",
  "∞": " Infinity ",
  "°": " deg ",
  "㎡": " m^2 ",
  "㎥": " m^3 ",
  "㎞": " km ",
  "㎝": " cm ",
  "㎜": " mm ",
  "㎏": " kg ",
  ℓ: " l ",
  µ: "u",
  μ: "u",
};
const SIGN = new RegExp(`[${Object.keys(SIGNS).join("")}]`, "gu");

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const fromSuperscripts = (text: string): string =>
  `^(${[...text].map((sign) => (sign === "⁻" ? "-" : SUPERSCRIPTS.indexOf(sign))).join("")})`;

/** Amounts in two units that people read as their sum: 5 ft 6 in, 1 h 30 min, 3 lb 4 oz. */
const MIXED_UNITS = new RegExp(
  ["ft|feet|foot:in|inch|inches", "h|hr|hour|hours:min|mins|minute|minutes", "lb|lbs:oz|ounces"]
    .map((pair) => pair.split(":"))
    .map(([large, small]) => `\\d+ ?(?:${large}) \\d+(?:\\.\\d+)? ?(?:${small})\\b`)
    .join("|"),
  "g",
);

/** Only numbers, operators and parentheses. */
const ARITHMETIC = /^(?:[\d ().+/-]|\*(?!\*))*$/;
/** Whether an expression is already normalized and names nothing: no unit, function or constant. */
export const isArithmetic = (expression: string): boolean => ARITHMETIC.test(expression);

/** Printable ASCII: by far the usual case, without any sign to replace. */
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Turns common notation into the parser's: `2 × 3`, `5²`, `√16`, `90°`, full-width digits, `2 ** 3`, `1,234.5`, `2 + 2 =`.
 */
export const normalize = (expression: string): string => {
  if (isArithmetic(expression)) return expression.trim();
  const ascii = PLAIN.test(expression) ? expression : signsToAscii(expression);
  const operators = ascii
    .replaceAll("**", "^")
    .replace(/(?<=[\d)]) +[xX] +(?=[\d(.+-])/g, " * ")
    .replace(MIXED_UNITS, (amounts) => `(${amounts.replace(/(?<=[a-z]) (?=\d)/, " + ")})`)
    .replace(/(?<!=)[ ]*=[ ?]*$/, "");
  return operators.includes(",") ? dropThousandsSeparators(operators).trim() : operators.trim();
};

const signsToAscii = (expression: string): string =>
  expression
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, " ")
    .replace(/⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, fromSuperscripts)
    .replace(/([√∛]) *(\(|\d+(?:\.\d+)?(?![\d.]))/g, (_, root: string, rest: string) => {
      const name = root === "√" ? "sqrt" : "cbrt";
      return rest === "(" ? ` ${name}(` : ` ${name}(${rest})`;
    })
    .replace(/℃|° ?C(?![A-Za-z])/g, " degC")
    .replace(/℉|° ?F(?![A-Za-z])/g, " degF")
    .replace(SIGN, (sign) => SIGNS[sign] ?? sign);

const GROUPED = /(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])/y;

/**
 * `1,234.5` becomes `1234.5`, but only where a comma cannot separate anything: outside brackets and outside the
 * arguments of a function. `max(1,234)` keeps its two arguments.
 */
const dropThousandsSeparators = (expression: string): string => {
  const separates: boolean[] = [];
  let output = "";
  let index = 0;
  while (index < expression.length) {
    const sign = expression.charAt(index);
    if (sign === "(") separates.push(/\w *$/.test(output) || separates.at(-1) === true);
    else if (sign === "[" || sign === "{") separates.push(true);
    else if (sign === ")" || sign === "]" || sign === "}") separates.pop();
    GROUPED.lastIndex = index;
    const number = separates.at(-1) === true ? null : GROUPED.exec(expression);
    output += number === null ? sign : number[0].replaceAll(",", "");
    index += number === null ? 1 : number[0].length;
  }
  return output;
};
