import type { OwnServerPlan } from "../generator/own-server/request.ts";

export const FULL_OWN_SERVER_PLAN: OwnServerPlan = {
  mode: "full",
  starts: 5,
  warmUpMs: 1_000,
  latencyMs: 1_500,
  levelMs: 500,
  rampMs: 12_000,
};

export const QUICK_OWN_SERVER_PLAN: OwnServerPlan = {
  mode: "quick",
  starts: 3,
  warmUpMs: 250,
  latencyMs: 400,
  levelMs: 150,
  rampMs: 4_000,
};
