/** Floor of large answers: replies to each line with the answer as one JSON line. */
import { createInterface } from "node:readline";
import { LARGE_ANSWER } from "./large-answer.ts";

createInterface({ input: process.stdin }).on("line", (line) => {
  const { id } = JSON.parse(line) as { id: number };
  process.stdout.write(`${JSON.stringify({ id, ...LARGE_ANSWER })}\n`);
});
