import type { OpenLoopCall } from "../../generator/open-loop.ts";
import { dueIn } from "../outages.ts";

/** When an update began and until when its effect is observed, on the clock of {@link OpenLoopCall.dueAt}. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

/** Number of failed questions among those due in the window. */
export const lostIn = (calls: readonly OpenLoopCall[], { from, until }: Window): number =>
  dueIn(calls, from, until).filter(({ failure }) => failure !== undefined).length;
