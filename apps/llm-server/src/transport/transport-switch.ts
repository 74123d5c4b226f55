import type { Connections } from "./connections.ts";
import { type TransportChoice, transportsOf } from "./transport-choice.ts";

/** The transport of questions that name none; it can be changed while the server runs. */
export interface TransportSwitch {
  /** The one in the settings. */
  readonly configured: TransportChoice;
  readonly current: TransportChoice;
  /** Applies to new questions: calls in flight finish where they started, then unused connections close. */
  change(choice: TransportChoice): void;
}

export const createTransportSwitch = (configured: TransportChoice, connections: Connections): TransportSwitch => {
  let current = configured;
  return {
    configured,
    get current() {
      return current;
    },
    change: (choice) => {
      const needed = transportsOf(choice);
      for (const transport of transportsOf(current)) if (!needed.includes(transport)) connections.retire(transport);
      for (const transport of needed) connections.keep(transport);
      current = choice;
    },
  };
};
