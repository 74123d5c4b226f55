import { median, min } from "simple-statistics";
import { ANSWERS_PER_QUESTION } from "./delays.ts";

/** Timers may fire a fraction of a millisecond early. */
const EARLY_MS = 1;

/** Proves the injection: every question met the model twice, and waited for it each time. @returns the median wait */
export const waitedFor = (delay: number, waits: readonly number[], questions: number): number => {
  const answers = ANSWERS_PER_QUESTION * questions;
  if (waits.length !== answers) throw new Error(`The model answered ${waits.length} times where ${answers} were due.`);
  const least = min([...waits]);
  if (least < delay - EARLY_MS) throw new Error(`The model answered after ${least} ms where ${delay} were set.`);
  return median([...waits]);
};
