import { expect, it } from "vitest";
import { z } from "zod";
import { describeIssues } from "./describe-issues.ts";

const schema = z.strictObject({
  name: z.string(),
  limit: z.int().max(50),
  level: z.enum(["low", "high"]),
  kind: z.literal("a"),
  tags: z.array(z.string()),
  args: z.record(z.string(), z.string()),
  either: z.union([z.string(), z.object({ a: z.string() })]),
  worded: z.string("worded must be text, such as this"),
});
const good = { name: "n", limit: 1, level: "low", kind: "a", tags: [], args: {}, either: "e", worded: "w" };

it.each([
  [{ name: undefined }, "name is missing"],
  [{ name: null }, "name must be a string, not null"],
  [{ limit: "x" }, "limit must be a number, not a string"],
  [{ level: "middle" }, 'level must be one of "low", "high"'],
  [{ kind: "b" }, 'kind must be "a"'],
  [{ tags: ["a", 1] }, "tags.1 must be a string, not a number"],
  [{ args: [] }, "args must be an object, not an array"],
  [{ either: undefined }, "either is missing"],
  [{ either: 1 }, "either is none of the kinds that may stand here"],
  [{ worded: 1 }, "worded: worded must be text, such as this"],
  [{ name: 1, tags: {} }, "name must be a string, not a number; tags must be an array, not an object"],
])("%j is described as '%s'", (change, words) => {
  const { error } = schema.safeParse({ ...good, ...change });
  expect(describeIssues(error?.issues ?? [])).toBe(words);
});

it("names the value itself where there is no path", () => {
  expect(describeIssues(schema.safeParse("text").error?.issues ?? [])).toBe(
    "the value must be an object, not a string",
  );
});
