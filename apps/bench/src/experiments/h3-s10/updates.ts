import { setTimeout as sleep } from "node:timers/promises";
import type { ModelServer } from "../model-server.ts";
import { now } from "../outages.ts";
import type { Row } from "./cells.ts";
import type { Window } from "./figures.ts";
import { requireNewTool } from "./injection.ts";
import type { Updatable } from "./rows.ts";

/** A deployment, and the model that its LLM server calls. */
export interface RunningRow {
  readonly deployment: Updatable;
  readonly model: ModelServer;
}

/** An update, and the window in which its effect is observed. */
export interface Update extends Window {
  readonly offeredAt: number;
  /** Of the LLM server. */
  readonly restarts: number;
}

const NEW_TOOL = "added";
/** How long to wait for the model to be offered the tool after the update, and the polling interval. */
const MOST_MS = 20_000;
const LOOK_MS = 10;

/**
 * Updates one scenario after the other. @param aroundMs - pause before the first update and after each
 * @throws if a model is not offered the new tool
 */
export const updateAll = async (rows: ReadonlyMap<Row, RunningRow>, aroundMs: number): Promise<Map<Row, Update>> => {
  const updates = new Map<Row, Update>();
  await sleep(aroundMs);
  for (const [row, { deployment, model }] of rows) {
    const from = now();
    await deployment.update();
    const endsAt = now() + MOST_MS;
    while (model.firstOffered(NEW_TOOL) === undefined && now() < endsAt) await sleep(LOOK_MS);
    await sleep(aroundMs);
    const offeredAt = requireNewTool(row, model.firstOffered(NEW_TOOL), from);
    updates.set(row, { from, offeredAt, until: now(), restarts: deployment.llmServers.length - 1 });
  }
  return updates;
};
