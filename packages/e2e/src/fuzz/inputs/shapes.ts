import type { JsonObject, JsonValue } from "@twinhost/core";
import fc, { type Arbitrary } from "fast-check";
import { hostileText } from "./text.ts";

const json = (): Arbitrary<JsonValue> =>
  fc.oneof(fc.jsonValue({ maxDepth: 4, stringUnit: "binary" }), hostileText) as Arbitrary<JsonValue>;

const objectOf = (entries: readonly (readonly [string, JsonValue])[]): JsonObject => Object.fromEntries(entries);

/** Arguments of the wrong shape: missing or extra fields, wrong types, or not an object at all. */
const spoiledShape = (good: Arbitrary<JsonObject>): Arbitrary<JsonValue> =>
  fc.oneof(
    { weight: 2, arbitrary: json() },
    {
      weight: 2,
      arbitrary: fc
        .tuple(good, fc.nat(), json())
        .map(([args, at, value]) =>
          objectOf(
            Object.entries(args).map(([name, kept], index, all) => [name, index === at % all.length ? value : kept]),
          ),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(good, fc.nat())
        .map(([args, at]) => objectOf(Object.entries(args).filter((_, index, all) => index !== at % all.length))),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(good, hostileText, json())
        .map(([args, name, value]) => ({ ...args, ...objectOf([[name, value]]) })),
    },
  );

/** Mostly arguments that match the schema, so that they reach the tool. */
export const mostlyGood = (good: Arbitrary<JsonObject>): Arbitrary<JsonValue> =>
  fc.oneof({ weight: 5, arbitrary: good as Arbitrary<JsonValue> }, { weight: 1, arbitrary: spoiledShape(good) });
