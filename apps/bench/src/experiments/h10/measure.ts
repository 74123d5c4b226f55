import { findArm } from "../../arms/catalog.ts";
import { countBytes } from "../../run/count-bytes.ts";
import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { cell, ROWS } from "./rule.ts";

/** Counted by a relay on the wire or the pipe. */
export const measureStart = async ({ hosts, dataDir, workloads }: ExperimentSetting): Promise<StartFigures> => {
  const figures: Record<string, number> = {};
  // Nothing is timed here, so all scenarios can run at once.
  const counted = await Promise.all(
    ROWS.map(async (row) => ({
      row,
      ...(await countBytes(findArm(hosts, dataDir, row.replace("-again", "")), dataDir, workloads)),
    })),
  );
  for (const { row, payloads } of counted)
    for (const [size, { request, response, answerBytes }] of payloads.entries()) {
      if (request + response < answerBytes)
        throw new Error(`${row}: an answer of ${answerBytes} bytes passed the relay as ${request + response}.`);
      figures[cell(row, size)] = request + response;
      figures[cell("answer", size)] = answerBytes;
    }
  return figures;
};
