import { expect, it } from "vitest";
import { placeMedians } from "./median-labels.ts";

/** Its middle on a logarithmic axis is 10. */
const DOMAIN = [1, 100] as const;

it.each([
  ["both left", [2, 4], ["start", "start"], "first"],
  ["both right", [20, 40], ["end", "end"], "second"],
  ["at both ends", [2, 40], ["start", "end"], "first"],
  ["in the other order", [40, 2], ["end", "start"], "second"],
  ["equal", [3, 3], ["start", "start"], "first"],
] as const)("gives each label its own row, and the side with more room: %s", (_how, medians, anchors, upper) => {
  const [one, two] = placeMedians(medians, DOMAIN);
  expect([one.anchor, two.anchor]).toEqual(anchors);
  expect(one.row > two.row ? "first" : "second").toBe(upper);
  expect(Math.min(one.row, two.row)).toBeGreaterThan(1);
});
