import { setTimeout as sleep } from "node:timers/promises";
import type { ModelServer } from "../model-server.ts";
import { now } from "../outages.ts";
import type { Row } from "./cells.ts";
import type { Window } from "./figures.ts";
import { requireNewTool } from "./injection.ts";
import type { Updatable } from "./rows.ts";

/** A deployment, and the model that its LLM server asks. */
export interface RunningRow {
  readonly deployment: Updatable;
  readonly model: ModelServer;
}

/** An update, and until when its effect is looked at. */
export interface Update extends Window {
  readonly offeredAt: number;
  /** LLM servers that it started. */
  readonly restarts: number;
}

const NEW_TOOL = "added";
/** How long the model may wait for it once the update is over, and how often it is looked for. */
const MOST_MS = 20_000;
const LOOK_MS = 10;

/** Updates one row after the other. @param aroundMs before the first, and after each @throws where a model is not offered the new tool */
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
