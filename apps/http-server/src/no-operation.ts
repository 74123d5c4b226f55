import { createToolbox, openGovernance, type ToolDependencies, tools } from "@twinhost/tools";
import { Router } from "express";
import type { OpenOperation } from "./server.ts";

/** Watches nothing: its toolbox is built without audit and usage. */
export const openNoOperation: OpenOperation = async ({ settings, hostLog: { log } }) => {
  let engines: ToolDependencies | undefined;
  return {
    observers: [],
    registry: undefined,
    tracing: undefined,
    openRoutes: Router(),
    guardedRoutes: Router(),
    onCall: undefined,
    wrapEngines: (given) => {
      engines = given;
      return given;
    },
    watch: () => {
      if (!engines) throw new Error("The toolbox was built without engines.");
      const { toolboxOptions } = openGovernance(settings, log);
      return createToolbox({ tools, dependencies: engines, log, ...toolboxOptions, recordUsage: () => {} });
    },
    drain: (listening) => listening.close(0),
    close: async () => {},
  };
};
