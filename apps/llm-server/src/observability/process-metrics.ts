import type { StdioState } from "@twinhost/client";
import { Counter, Gauge, type Registry } from "prom-client";

type Child = StdioState["children"][number];

const PHASES: readonly Child["phase"][] = ["starting", "ready", "draining"];

/** Counters that a stdio connection keeps itself; they start over when it is reopened. */
const COUNTS = [
  ["restarts", "restarts", "Starts of tool processes after one was lost."],
  ["replacements", "replacements", "Tool processes that were replaced by new ones without a loss."],
  ["invalid_lines", "invalidLines", "Lines on stdout of tool processes that were no messages."],
  ["stderr_lines_dropped", "stderrLinesDropped", "Lines on stderr of tool processes that were too many for the log."],
  ["too_large_replies", "tooLargeReplies", "Answers of tool processes that were over the limit."],
] as const;

/**
 * Registers the Prometheus metrics of tool processes; each scrape asks the supervision for the figures.
 * @param states of the stdio connections, by name, as they are at each scrape
 */
export const registerProcessMetrics = (registry: Registry, states: ReadonlyMap<string, () => StdioState>): void => {
  const registers = [registry];
  new Gauge({
    name: "twinhost_llm_tool_processes",
    help: "Tool processes that run, by phase.",
    labelNames: ["connection", "phase"],
    registers,
    collect() {
      this.reset();
      for (const [connection, state] of states) {
        const { children } = state();
        for (const phase of PHASES) {
          this.set({ connection, phase }, children.filter((child) => child.phase === phase).length);
        }
      }
    },
  });
  new Gauge({
    name: "twinhost_llm_tool_process_calls_in_flight",
    help: "Calls that tool processes work on now.",
    labelNames: ["connection"],
    registers,
    collect() {
      this.reset();
      for (const [connection, state] of states)
        this.set(
          { connection },
          state().children.reduce((sum, { busy }) => sum + busy, 0),
        );
    },
  });
  for (const [name, figure, help] of COUNTS)
    new Counter({
      name: `twinhost_llm_tool_process_${name}_total`,
      help,
      labelNames: ["connection"],
      registers,
      collect() {
        this.reset();
        for (const [connection, state] of states) this.inc({ connection }, state()[figure]);
      },
    });
};
