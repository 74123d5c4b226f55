import { createEventBus, type Logger, type McpContent, type Toolbox } from "@twinhost/core";
import { callPolicySettings, openCallPolicy, type UsageStore } from "@twinhost/policy";
import { parseSettings } from "@twinhost/runtime";
import { destination, pino } from "pino";
import { z } from "zod";
import { createConformanceContent } from "../conformance/content.ts";
import { createFixtureToolbox } from "./fixture-tools.ts";

const fixtureSettings = z.object({
  ...callPolicySettings,
  DATA_DIR: z.string(),
  LOG_LEVEL: z.string().default("info"),
  /** The log's file, from which the suite reads the audit of a host in another process. */
  LOG_FILE: z.string(),
});

export interface PolicyFixture {
  readonly toolbox: Toolbox;
  readonly library: McpContent;
  readonly usage: UsageStore | undefined;
  readonly log: Logger;
  close(): void;
}

/** The fixture toolbox with the settings' call policy: what a host serves under `describeCallPolicy`. */
export const openPolicyFixture = (environment: Readonly<Record<string, string | undefined>>): PolicyFixture => {
  const settings = parseSettings(fixtureSettings, environment);
  const log = pino({ level: settings.LOG_LEVEL }, destination({ dest: settings.LOG_FILE, sync: true }));
  const { toolboxOptions, usage, close } = openCallPolicy(settings, log);
  return {
    toolbox: createFixtureToolbox({ ...toolboxOptions, log }),
    library: createPolicyContent(),
    usage,
    log,
    close,
  };
};

/** A resource whose read never completes, so that only a deadline ends it. */
export const ENDLESS_RESOURCE = "test://endless";

const createPolicyContent = (): McpContent => {
  const library = createConformanceContent(createEventBus());
  const { resources } = library;
  const read: McpContent["resources"]["read"] = (uri) =>
    uri === ENDLESS_RESOURCE ? new Promise(() => {}) : resources.read(uri);
  return { ...library, resources: { ...resources, read } };
};
