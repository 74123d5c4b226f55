import { setTimeout as sleep } from "node:timers/promises";
import type { ToolClient } from "@twinhost/client";
import type { JsonObject } from "@twinhost/core";
import { createCheck } from "../workload/compare.ts";

/** Calls made before anything is timed. */
const ANSWERS = 4;

/**
 * The expected answer of all later calls; null if the first few answers differ.
 * @throws when the first call fails
 */
export const firstAnswers = async (
  client: ToolClient,
  tool: string,
  args: JsonObject,
  mostPerSecond: number | null,
): Promise<JsonObject | null> => {
  const outputs: JsonObject[] = [];
  for (let turn = 0; turn < ANSWERS; turn++) {
    if (turn > 0 && mostPerSecond !== null) await sleep(1_000 / mostPerSecond);
    const result = await client.callTool(tool, args);
    if (result.ok) outputs.push(result.output);
    else if (turn === 0) throw new Error(`${tool} with ${JSON.stringify(args)} failed: ${result.error.message}`);
  }
  const [first = {}, ...others] = outputs;
  const check = createCheck({ tool, arguments: args, expected: first });
  try {
    for (const other of others) check(other);
    return first;
  } catch {
    return null;
  }
};
