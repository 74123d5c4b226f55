import type { EngineState } from "@twinhost/core";
import { z } from "zod";

/** The answer of `/ready`. */
export const readinessReport = z
  .object({
    status: z.enum(["ready", "not_ready", "draining"]),
    engines: z
      .record(z.string(), z.enum(["ready", "starting", "unavailable", "not_set_up"]))
      .meta({ description: "By name." }),
  })
  .meta({ id: "Readiness" });

type ReadinessReport = z.output<typeof readinessReport>;

/** Whether calls should be sent here: every needed engine is ready, and the server is not stopping. */
export interface Readiness {
  report(): Promise<ReadinessReport>;
  /** Descriptions of the engines, by name; for administrators. */
  descriptions(): Promise<Readonly<Record<string, string>>>;
  /** Reports `draining` from now on: the server is stopping. */
  startDraining(): void;
}

export const createReadiness = (engineStates: () => Promise<readonly EngineState[]>): Readiness => {
  let draining = false;
  return {
    report: async () => {
      const states = await engineStates();
      const isReady = states.every(({ needed, state }) => !needed || state === "ready");
      const engines = Object.fromEntries(states.map(({ name, state }) => [name, state]));
      return { status: draining ? "draining" : isReady ? "ready" : "not_ready", engines };
    },
    descriptions: async () =>
      Object.fromEntries(
        (await engineStates()).flatMap(({ name, description }) =>
          description === undefined ? [] : [[name, description]],
        ),
      ),
    startDraining: () => {
      draining = true;
    },
  };
};
