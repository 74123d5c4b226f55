import type { JsonObject, JsonValue } from "@twinhost/core";
import { tools } from "@twinhost/tools";
import fc, { type Arbitrary } from "fast-check";
import { z } from "zod";
import type { FuzzTarget } from "../target.ts";
import { expressions } from "./expressions.ts";
import { mostlyGood } from "./shapes.ts";
import { hostileText } from "./text.ts";

const mostly = <Value>(usual: Arbitrary<Value>, odd: Arbitrary<Value>): Arbitrary<Value> =>
  fc.oneof({ weight: 19, arbitrary: usual }, { weight: 1, arbitrary: odd });

const searches: Arbitrary<JsonObject> = fc.record(
  {
    query: hostileText,
    limit: mostly(fc.integer({ min: 1, max: 50 }), fc.constantFrom(0, 51, 1.5, -1)),
    offset: mostly(fc.nat({ max: 20 }), fc.constantFrom(-1, 10_000, 10_001, 1e300)),
  },
  { requiredKeys: ["query"] },
);

const calculations: Arbitrary<JsonObject> = fc.record({ expression: expressions });

const TAGS = ["en-US", "es-419", "und", "zz", "x", "en_US", "KO", "x-private", "i-klingon"];
const language = mostly(fc.constantFrom("en", "es", "ko"), fc.oneof(fc.constantFrom(...TAGS), hostileText));

const translations: Arbitrary<JsonObject> = fc.record(
  { text: hostileText, target_lang: language, source_lang: language },
  { requiredKeys: ["text", "target_lang"] },
);

/** For tools without specific inputs: hostile values of the types in their schema. */
const bySchema = (input: z.ZodObject): Arbitrary<JsonObject> => {
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: "input" });
  return fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, ofType(Object(schema).type)])),
    { requiredKeys: required },
  );
};

const ofType = (type: unknown): Arbitrary<JsonValue> => {
  if (type === "string") return hostileText;
  if (type === "integer") return fc.integer();
  if (type === "number") return fc.double({ noNaN: true, noDefaultInfinity: true });
  if (type === "boolean") return fc.boolean();
  return fc.jsonValue() as Arbitrary<JsonValue>;
};

interface Inputs {
  readonly good: Arbitrary<JsonObject>;
  readonly isDeterministic: boolean;
  readonly isSlow: boolean;
}

const INPUTS: Readonly<Record<string, Inputs>> = {
  search_docs: { good: searches, isDeterministic: true, isSlow: false },
  calculate: { good: calculations, isDeterministic: true, isSlow: false },
  // Under load, its engine may time out over one transport and not over another.
  translate: { good: translations, isDeterministic: false, isSlow: true },
};

/** Targets for all tools. */
export const standardTargets = ({ runs, slowRuns }: { runs: number; slowRuns: number }): FuzzTarget[] =>
  tools.map(({ name, input, output }) => {
    const inputs = INPUTS[name] ?? { good: bySchema(input), isDeterministic: false, isSlow: false };
    const { good, isDeterministic, isSlow } = inputs;
    return { tool: name, output, inputs: mostlyGood(good), isDeterministic, runs: isSlow ? slowRuns : runs };
  });
