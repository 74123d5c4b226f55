import { expect, it } from "vitest";
import { startRepeatedly } from "./start-repeatedly.ts";

it("starts everything once untimed and then as often as asked, but never restarts what has failed", async () => {
  const steps: string[] = [];
  let calls = 0;
  const started = await startRepeatedly({
    items: ["good", "wrong", "late"],
    starts: 3,
    measure: async (item, isTimed) => {
      calls++;
      if (item === "wrong") throw new Error("calculate answered 8; right is 7.");
      if (item === "late" && isTimed) throw new Error("It did not start.");
      return isTimed;
    },
    onStep: (label) => steps.push(label),
  });
  expect(started.get("good")).toEqual({ starts: [true, true, true] });
  expect(started.get("wrong")).toEqual({ failure: new Error("calculate answered 8; right is 7.") });
  expect(started.get("late")).toEqual({ failure: new Error("It did not start.") });
  // Four of `good`, one of `wrong`, two of `late`. Every step is reported, so that a progress bar reaches its end.
  expect(calls).toBe(7);
  expect(steps).toHaveLength(12);
});
