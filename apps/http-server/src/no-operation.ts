import { createToolbox } from "@twinhost/core";
import { openCallPolicy } from "@twinhost/policy";
import { type ToolDependencies, tools } from "@twinhost/tools";
import { Router } from "express";
import type { OpenServerRuntime } from "./server.ts";

/** Watches nothing: its toolbox is built without audit and usage. */
export const openBareRuntime: OpenServerRuntime = async ({ settings, hostLog: { log } }) => {
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
      const { toolboxOptions } = openCallPolicy(settings, log);
      return createToolbox({ tools, dependencies: engines, log, ...toolboxOptions, recordUsage: () => {} });
    },
    drain: (listening) => listening.close(0),
    close: async () => {},
  };
};
