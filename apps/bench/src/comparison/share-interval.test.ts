import { expect, it } from "vitest";
import { widenToQuestions } from "./share-interval.ts";

const exact = (value: number) => ({ value, low: value, high: value });

it("widens a share to what so few questions leave open, and not beyond what can be", () => {
  const { low, high } = widenToQuestions(exact(0.4), 180);
  expect(low).toBeCloseTo(0.331, 3);
  expect(high).toBeCloseTo(0.473, 3);
  expect(widenToQuestions(exact(0), 120).low).toBeCloseTo(0);
  expect(widenToQuestions(exact(1), 120).high).toBeCloseTo(1);
});

it("leaves a wider interval as it is, and invents none", () => {
  const wide = { value: 0.4, low: 0.1, high: 0.9 };
  expect(widenToQuestions(wide, 180)).toEqual(wide);
  const unknown = { value: 0.4, low: null, high: null };
  expect(widenToQuestions(unknown, 180)).toEqual(unknown);
});
