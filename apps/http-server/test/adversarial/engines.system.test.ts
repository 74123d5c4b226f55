import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { expectHealthy, PROTOCOLS } from "./requests.ts";

let server: ServerProcess;
beforeAll(async () => {
  server = await startHttpHost();
});
afterAll(() => server.stop());
afterEach(() => expectHealthy(server));

const titled = (texts: readonly string[]): [string, string][] =>
  texts.map((text) => [`${JSON.stringify(text).slice(0, 50)} (${text.length})`, text]);

const EXPLOSIONS = [
  "1:1e9",
  "1e300:1e300",
  "zeros(1e5, 1e5)",
  "ones(1e9)",
  "identity(1e9)",
  "[1,2;3,4]^1e9",
  "kron(ones(300, 300), ones(300, 300))",
  "170!!!!",
  "(10^9)!",
  "9^9^9^9",
  "2^(2^(2^(2^10)))",
  "combinations(1e15, 5e14)",
  "permutations(1e9, 1e9)",
  `"${"a".repeat(1_900)}" * 2`,
  "concat(ones(1e4, 1e4), ones(1e4, 1e4))",
  `${"(".repeat(900)}1${")".repeat(900)}`,
  `[${Array(120).fill("ones(99000)").join(", ")}]`,
];

const SETTINGS_THAT_WOULD_OUTLIVE = [
  "sqrt(x) = 5",
  "pi = 3",
  "f(x) = x; f(2)",
  "x = 1; x",
  "config({number: 'BigNumber'})",
  'createUnit("foo", "5 m")',
  'createUnit("meter", "7 inch", {override: true})',
  "import({sqrt: f})",
  'parse("1").constructor("return process")()',
  'evaluate("pi = 4")',
  "e.constructor",
  "({}).constructor.constructor('return process')()",
  "sqrt.constructor",
  'typed("a")',
];

const REFERENCE = { result: "8.141592653589793", value: 8.141592653589793 };

const QUERIES = [
  '"',
  '"unfinished phrase',
  "''",
  "a AND OR NOT NEAR(b c, 2)",
  "title:tool OR body:*",
  "tool*",
  "*",
  "^tool + -server",
  "{a b} : col",
  "(((",
  ")",
  "'; DROP TABLE documents; --",
  "%_%",
  "\\",
  "a\u0000b",
  "\ud800",
  "?!.,;:",
  "🇰🇷",
  "서",
  "NEAR/2",
  "x".repeat(1_000),
  '"'.repeat(1_000),
  "a ".repeat(500).trim(),
];

describe.each(PROTOCOLS)("%s", (_protocol, call) => {
  const calculate = (expression: string) => call(server, "calculate", JSON.stringify({ expression }));
  const search = (query: string) => call(server, "search_docs", JSON.stringify({ query }));

  it.each(titled(EXPLOSIONS))("stops %s within its limits", async (_title, expression) => {
    expect((await calculate(expression)).code).toBeOneOf(["refused_input", "deadline"]);
  });

  it("refuses an empty or over-long expression, and names the argument", async () => {
    for (const expression of ["1+".repeat(250_000), " ", ""]) {
      expect(await calculate(expression)).toMatchObject({
        code: "invalid_arguments",
        message: expect.stringContaining("expression"),
      });
    }
  });

  it.each(SETTINGS_THAT_WOULD_OUTLIVE)("lets nothing in %s outlive the call", async (expression) => {
    expect(await calculate(expression)).toMatchObject({ code: "refused_input" });
    expect(await calculate("sqrt(25) + pi")).toEqual({ code: "ok", output: REFERENCE });
    expect(await calculate("1 meter to inch")).toMatchObject({ output: { result: expect.stringMatching(/^39\.37/) } });
  });

  it.each(titled(QUERIES))("treats %s as plain text", async (_title, query) => {
    const { code, output } = await search(query);
    expect(code).toBe("ok");
    expect(output).toEqual({ results: expect.any(Array), total: expect.any(Number) });
  });

  it("finds documents, and nothing for a query without searchable text", async () => {
    expect(await search("tool")).toMatchObject({ output: { total: expect.toSatisfy((total: number) => total > 0) } });
    for (const query of ['"', "*", "?!.,;:"])
      expect(await search(query)).toEqual({ code: "ok", output: { results: [], total: 0 } });
  });

  it.each(titled(["", " \t\n", "x".repeat(1_001), "검색 ".repeat(25_000), '" OR '.repeat(20_000)]))(
    "refuses the empty or over-long %s",
    async (_title, query) => {
      const { code, message } = await search(query);
      expect(code).toBe("invalid_arguments");
      expect(message).toContain("query");
    },
  );
});

it("answers other calls while the calculator is busy with expensive expressions", async () => {
  const [, rest] = PROTOCOLS[0] ?? [];
  if (!rest) throw new Error("REST is missing");
  const expression = `[${Array(120).fill("ones(99000)").join(", ")}]`;
  const explosions = Array.from({ length: 6 }, () => rest(server, "calculate", JSON.stringify({ expression })));
  const light = await Promise.all(
    Array.from({ length: 20 }, (_, index) => rest(server, "calculate", JSON.stringify({ expression: `${index} + 1` }))),
  );
  expect(light.map(({ output }) => (output as { value: number }).value)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  for (const { code } of await Promise.all(explosions)) expect(code).toBeOneOf(["refused_input", "deadline"]);
});
