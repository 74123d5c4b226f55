import {
  createChangeFeed,
  governanceSettings,
  type Library,
  type Logger,
  openGovernance,
  parseSettings,
  type Toolbox,
  type UsageStore,
} from "@twinhost/tools";
import { destination, pino } from "pino";
import { z } from "zod";
import { createConformanceLibrary } from "./conformance/library.ts";
import { createFixtureToolbox } from "./fixture-tools.ts";

const fixtureSettings = z.object({
  ...governanceSettings,
  DATA_DIR: z.string(),
  LOG_LEVEL: z.string().default("info"),
  /** Where the log goes, so that the suite can read the audit of a host that is another process. */
  LOG_FILE: z.string(),
});

export interface GovernedFixture {
  readonly toolbox: Toolbox;
  readonly library: Library;
  readonly usage: UsageStore | undefined;
  readonly log: Logger;
  close(): void;
}

/** The fixture toolbox, guarded as the settings say: what a host serves under `describeGovernance`. */
export const openGovernedFixture = (environment: Readonly<Record<string, string | undefined>>): GovernedFixture => {
  const settings = parseSettings(fixtureSettings, environment);
  const log = pino({ level: settings.LOG_LEVEL }, destination({ dest: settings.LOG_FILE, sync: true }));
  const { toolboxOptions, usage, close } = openGovernance(settings, log);
  return {
    toolbox: createFixtureToolbox({ ...toolboxOptions, log }),
    library: createGovernedLibrary(),
    usage,
    log,
    close,
  };
};

/** A resource that never comes, so that only a deadline ends the wait for it. */
export const ENDLESS_RESOURCE = "test://endless";

const createGovernedLibrary = (): Library => {
  const library = createConformanceLibrary(createChangeFeed());
  const { resources } = library;
  const read: Library["resources"]["read"] = (uri) =>
    uri === ENDLESS_RESOURCE ? new Promise(() => {}) : resources.read(uri);
  return { ...library, resources: { ...resources, read } };
};
