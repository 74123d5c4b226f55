/**
 * Preloaded into a real host (`node --import`) for fault injection: on SIGUSR2 it reads from the file `fault` in the
 * data folder what to do. The faults are what broken native code or a stray `console.log` would cause.
 */
import { readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { FAULT_FILE, injectedFile, type ProcessFault } from "./process-fault.ts";

const STEP_MS = 20;
const FLOOD = `${"flood ".repeat(10_000)}\n`;
const FLOODS = 5;
const INVALID_LINES = ["console.log left in\n", "{not json\n", '{"jsonrpc":"2.0"}\n', "\u0000\u0001\n", "[]\n", "42\n"];

const dataDirectory = process.env.DATA_DIR ?? "";
let injected = 0;
const count = (times: number): void => {
  injected += times;
  writeFileSync(join(dataDirectory, injectedFile(process.pid)), String(injected));
};

const forAWhile = (lastsMs: number, step: () => void): void => {
  const endsAt = performance.now() + lastsMs;
  const timer = setInterval(() => {
    step();
    if (performance.now() > endsAt) clearInterval(timer);
  }, STEP_MS);
};

const heldMemory: unknown[] = [];

const FAULTS: Readonly<Record<ProcessFault, (lastsMs: number) => void>> = {
  "invalid-lines": (lastsMs) =>
    forAWhile(lastsMs, () => {
      process.stdout.write(INVALID_LINES.join(""));
      count(INVALID_LINES.length);
    }),
  flood: (lastsMs) =>
    forAWhile(lastsMs, () => {
      process.stderr.write(FLOOD.repeat(FLOODS));
      count(FLOODS);
    }),
  memory: () => {
    // Fills V8's heap until the process dies; with small objects, that would take seconds of garbage collection first.
    for (;;) {
      heldMemory.push(new Array<number>(1_000_000).fill(0.5));
      count(1);
    }
  },
  hang: () => {
    writeSync(2, "hangs\n");
    count(1);
    for (;;);
  },
};

process.on("SIGUSR2", () => {
  injected = 0;
  const [fault, lastsMs] = readFileSync(join(dataDirectory, FAULT_FILE), "utf8").split(" ");
  FAULTS[fault as ProcessFault](Number(lastsMs));
});
