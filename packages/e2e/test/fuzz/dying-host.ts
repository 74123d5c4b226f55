/** A stdio host with an injected fault, selected by DATA_DIR, which it uses for nothing else. */
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const { id, params } = JSON.parse(line) as { id: number; params: { arguments: { number: number } } };
  const { number } = params.arguments;
  if (number >= 10 && process.env.DATA_DIR === "exits") process.exit(3);
  if (number >= 10 && process.env.DATA_DIR === "talks") process.stdout.write("(node:1) Warning: something\n");
  if (number >= 10 && process.env.DATA_DIR === "hangs") continue;
  const output = { double: process.env.DATA_DIR === "differs" && number >= 10 ? 0 : number * 2 };
  const result = { content: [{ type: "text", text: "" }], structuredContent: output };
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", id, result })}\n`);
}
