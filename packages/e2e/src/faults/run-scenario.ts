import { setTimeout as sleep } from "node:timers/promises";
import { startChatLoad } from "./chat-load.ts";
import type { Scenario } from "./scenarios.ts";
import { openStage } from "./stage.ts";
import { type Bounds, judge, type Verdict } from "./verdict.ts";

const WARM_UP_MS = 1_000;
/** How much longer the load continues than service may take to recover. */
const AFTER_MS = 1_000;

/** Starts new servers, injects the fault under load, and judges what the callers saw. */
export const runScenario = async (scenario: Scenario, width: number, bounds: Bounds): Promise<Verdict> => {
  const stage = await openStage(scenario.transport);
  let isClosed = false;
  try {
    const load = startChatLoad(stage.llmServer.url, width);
    await sleep(WARM_UP_MS);
    await scenario.strike(stage);
    const faultEndedAt = performance.now();
    await sleep(bounds.backMs + AFTER_MS);
    // On a busy machine, all chats may still be delayed by the fault.
    await load.nextToolQuestion();
    const chats = await load.end();
    const end = stage.llmServer.ended();
    isClosed = true;
    const left = await stage.close();
    return judge(chats, faultEndedAt, bounds, [
      ...(end === undefined ? [] : [`the LLM server ended with ${end}: ${stage.llmServer.log().slice(-500)}`]),
      ...(left.length > 0 ? [`${left.length} processes were left behind`] : []),
    ]);
  } finally {
    if (!isClosed) await stage.close();
  }
};
