import { Router } from "express";
import type { OpenServerRuntime } from "./server.ts";

/** Watches nothing: its toolbox is built without audit and usage. */
export const openBareRuntime: OpenServerRuntime = async () => ({
  observers: [],
  registry: undefined,
  tracing: undefined,
  openRoutes: Router(),
  guardedRoutes: Router(),
  onCall: undefined,
  recordsCalls: false,
  watch: (toolbox) => toolbox,
  drain: (listening) => listening.close(0),
  close: async () => {},
});
