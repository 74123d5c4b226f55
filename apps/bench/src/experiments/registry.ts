import { CLAIM_IDS, type ClaimId } from "@twinhost/report";
import type { Experiment } from "./experiment.ts";
import { scaling } from "./h1-s8/experiment.ts";
import { severalLlmServers } from "./h2-s7/experiment.ts";
import { toolUpdate } from "./h3-s10/experiment.ts";
import { heavyTool } from "./h4-s11/experiment.ts";
import { foreignClients } from "./h5/experiment.ts";
import { networkLatency } from "./h6/experiment.ts";
import { networkFaults } from "./h7-s2/experiment.ts";
import { security } from "./h9-s3/experiment.ts";
import { callBytes } from "./h10/experiment.ts";
import { callTime } from "./s1-x2/experiment.ts";
import { oneSystem } from "./s5/experiment.ts";
import { toolProcessFaults } from "./s9/experiment.ts";
import { modelLatency } from "./x1/experiment.ts";
import { featureCost } from "./x3/experiment.ts";
import { shortLived } from "./x4/experiment.ts";
import { money } from "./x5/experiment.ts";

/** Every experiment of the ledger. A claim is added by adding a folder and a line. */
export const EXPERIMENTS: readonly Experiment[] = [
  callTime,
  callBytes,
  oneSystem,
  networkLatency,
  networkFaults,
  toolProcessFaults,
  heavyTool,
  severalLlmServers,
  scaling,
  toolUpdate,
  featureCost,
  modelLatency,
  shortLived,
  money,
  foreignClients,
  security,
];

/** The experiment that judges a claim. */
export const experimentOf = (claim: ClaimId): Experiment | undefined =>
  EXPERIMENTS.find(({ claims }) => claim in claims);

/** The claims that are judged, in the report's order. */
export const JUDGED_CLAIMS: readonly ClaimId[] = CLAIM_IDS.filter((claim) => experimentOf(claim) !== undefined);
