/**
 * Preloaded into a real stdio host (`node --import`), so that it can be made to misbehave: SIGUSR2 reads from the data
 * folder's file `fault` what to do. What it does to the host is what broken native code or a stray `console.log` would do.
 */
import { readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type ChildFault, FAULT_FILE } from "./child-fault.ts";

const MISBEHAVE_MS = 2_000;
const STEP_MS = 20;
const FLOOD = `${"flood ".repeat(10_000)}\n`;
const INVALID_LINES = ["console.log left in\n", "{not json\n", '{"jsonrpc":"2.0"}\n', "\u0000\u0001\n", "[]\n", "42\n"];

const forAWhile = (step: () => void): void => {
  const endsAt = performance.now() + MISBEHAVE_MS;
  const timer = setInterval(() => {
    step();
    if (performance.now() > endsAt) clearInterval(timer);
  }, STEP_MS);
};

const held: unknown[] = [];

const FAULTS: Readonly<Record<ChildFault, () => void>> = {
  "invalid-lines": () => forAWhile(() => process.stdout.write(INVALID_LINES.join(""))),
  flood: () => forAWhile(() => process.stderr.write(FLOOD.repeat(5))),
  memory: () => {
    // Real objects on the heap, as many as it takes: the process dies of it.
    for (;;) held.push(Array.from({ length: 100_000 }, (_, index) => ({ index })));
  },
  hang: () => {
    writeSync(2, "hangs\n");
    for (;;);
  },
};

process.on("SIGUSR2", () => {
  const fault = readFileSync(join(process.env.DATA_DIR ?? "", FAULT_FILE), "utf8") as ChildFault;
  FAULTS[fault]();
});
