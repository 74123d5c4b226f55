import type { ToolCallRecord } from "@twinhost/answers";

/** How a tool call went, as callers see it; times in milliseconds. */
export const toolFigures = ({ transport, durationMs, timing, cut }: ToolCallRecord) => ({
  transport,
  duration_ms: toMicroseconds(durationMs),
  ...(timing && {
    timing: {
      server_ms: toMicroseconds(timing.serverMs),
      tool_ms: toMicroseconds(timing.toolMs),
      engine_ms: toMicroseconds(timing.engineMs),
    },
  }),
  ...(cut && { cut: { shown_chars: cut.shownChars, total_chars: cut.totalChars } }),
});

/** Milliseconds with three decimals. */
export const toMicroseconds = (milliseconds: number): number => Math.round(milliseconds * 1000) / 1000;
