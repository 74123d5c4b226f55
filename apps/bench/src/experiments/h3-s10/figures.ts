import type { OpenLoopCall } from "../../generator/open-loop.ts";
import { dueIn } from "../outages.ts";

/** An update, by the clock of {@link OpenLoopCall.dueAt}, and until when its effect is looked at. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

/** How many questions failed that were due meanwhile. */
export const lostIn = (calls: readonly OpenLoopCall[], { from, until }: Window): number =>
  dueIn(calls, from, until).filter(({ failure }) => failure !== undefined).length;
