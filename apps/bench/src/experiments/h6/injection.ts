import type { SlowNetwork } from "../../measure/slow-network.ts";
import type { StartFigures } from "../experiment.ts";
import { cell, ROUND_TRIPS } from "./cells.ts";

/** A timer may fire a little early. */
const LEAST_OF_ROUND_TRIP = 0.9;

/** Proves the delay twice: by the proxy's own count and by the time added to bare HTTP. @throws if either is missing */
export const requireDelays = (
  medians: StartFigures,
  networks: ReadonlyMap<string, Pick<SlowNetwork, "delayed">>,
  turns: number,
): void => {
  for (const [name, network] of networks)
    if (network.delayed() < turns)
      throw new Error(`The network of ${name} delayed ${network.delayed()} of ${turns} answers.`);
  const bare = medians[cell("http-floor", 0)] ?? Number.NaN;
  for (const roundTrip of ROUND_TRIPS) {
    const added = (medians[cell("http-floor", roundTrip)] ?? Number.NaN) - bare;
    if (!(added >= LEAST_OF_ROUND_TRIP * 1_000 * roundTrip))
      throw new Error(`A round trip of ${roundTrip} ms added ${added} µs to bare HTTP.`);
  }
};
