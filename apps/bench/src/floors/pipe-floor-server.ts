/** Floor of every stdio arm: only JSON lines over a child's pipes. */
import { floorAnswer } from "./floor-answer.ts";

let rest = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (chunk: string) => {
  const lines = (rest + chunk).split("\n");
  rest = lines.pop() ?? "";
  for (const line of lines) {
    const { id, expression } = JSON.parse(line) as { id: number; expression: string };
    process.stdout.write(`${JSON.stringify({ id, ...floorAnswer(expression) })}\n`);
  }
});
