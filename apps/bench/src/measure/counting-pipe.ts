/**
 * Runs the command in its arguments and relays its pipes, counting the bytes of each direction into `COUNT_FILE`.
 * Counts are written before the bytes are passed on, so that a received answer is always counted.
 */
import { spawn } from "node:child_process";
import { openSync, writeSync } from "node:fs";
import { COUNT_FILE_VARIABLE, encodeCounts } from "./pipe-counts.ts";

const [command = "", ...args] = process.argv.slice(2);
const { [COUNT_FILE_VARIABLE]: countFile = "", ...env } = process.env;
const file = openSync(countFile, "w");
let request = 0;
let response = 0;
const save = (): void => {
  writeSync(file, encodeCounts({ request, response }), 0, undefined, 0);
};
save();

const child = spawn(command, args, { env, stdio: ["pipe", "pipe", "inherit"] });
process.stdin.on("data", (chunk: Buffer) => {
  request += chunk.length;
  save();
  child.stdin.write(chunk);
});
process.stdin.on("end", () => child.stdin.end());
child.stdout.on("data", (chunk: Buffer) => {
  response += chunk.length;
  save();
  process.stdout.write(chunk);
});
child.stdin.on("error", () => {});
process.stdout.on("error", () => child.kill());
child.on("exit", (code) => process.exit(code ?? 1));
process.on("SIGTERM", () => child.kill());
