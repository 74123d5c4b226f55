import { createEventBus, createToolbox, LOCAL_CALLER } from "@twinhost/core";
import { pino } from "pino";
import { askingTools } from "./asking-tools.ts";
import { createConformanceContent } from "./content.ts";
import { contentTools } from "./content-tools.ts";
import { runningTools } from "./running-tools.ts";

/** What a host serves under the official suite: the host is ours, the tools are those that the suite requires. */
export const createConformanceFixture = () => {
  const changes = createEventBus();
  const toolbox = createToolbox({
    tools: [...contentTools, ...runningTools, ...askingTools],
    engineOf: () => ({ changes }),
    log: pino({ level: "silent" }),
    recordUsage: () => {},
  });
  return { toolbox, caller: LOCAL_CALLER, library: createConformanceContent(changes) };
};
