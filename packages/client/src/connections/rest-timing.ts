import { z } from "zod";
import type { ServerTiming } from "../tool-client.ts";

const durations = z.object({ server: z.number(), tool: z.number(), engine: z.number() });

/** Reads the tool server's `Server-Timing: server;dur=1.5, tool;dur=1.2, engine;dur=1`; undefined for any other. */
export const readServerTiming = (header: string | string[] | undefined): ServerTiming | undefined => {
  const metrics = String(header).matchAll(/(\w+);dur=([\d.]+)/g);
  const parsed = durations.safeParse(Object.fromEntries([...metrics].map(([, name, ms]) => [name, Number(ms)])));
  if (!parsed.success) return undefined;
  const { server, tool, engine } = parsed.data;
  return { serverMs: server, toolMs: tool, engineMs: engine };
};
