import { defineEngine } from "@twinhost/core";
import type { Calculator } from "./calculator.ts";
import { createMathCalculator } from "./math-calculator.ts";

/** mathjs behind `calculate`. */
export const calculator = defineEngine({
  name: "calculator",
  open: (): Calculator & { warmUp?(): Promise<void> } => createMathCalculator(),
  health: (engine) => [{ name: "calculator", check: (signal) => engine.calculate("sqrt(4)", signal) }],
  spans: ["calculate"],
  warmUp: (engine) => engine.warmUp?.(),
  close: (engine) => engine.close(),
});
