import type { z } from "zod";
import type { Logger } from "../logger.ts";

/** Passed to `open` of an engine. */
export interface EngineContext<Settings> {
  /** Parsed by the engine's own schema. */
  readonly settings: Settings;
  /** An existing, writable folder that all engines share. */
  readonly dataDirectory: string;
  readonly log: Logger;
}

/** A health check of one part of an engine, for `/ready` and the metrics. */
export interface HealthCheck {
  /** Shown to operators. */
  readonly name: string;
  /** Whether calls should go to other hosts while it fails (default); false for what was never set up on this one. */
  readonly needed?: boolean;
  /** Uses the engine for something small; throws or rejects if that fails. */
  check(signal: AbortSignal): unknown;
  /** What is checked, such as its kind and version; `/ready` shows it to administrators. */
  describe?(): string;
}

/** A setting that conflicts with another one. */
export interface SettingProblem<Name = string> {
  readonly setting: Name;
  /** What would be valid. */
  readonly problem: string;
}

/**
 * What one or more tools run on: a database, a library, a remote service. A host opens each definition object once, and
 * derives readiness, metrics, spans, timing, warm-up and shutdown from it.
 */
export interface EngineDefinition<Settings extends z.ZodObject, Engine extends object> {
  /** Used in logs, `/ready` and metrics. */
  readonly name: string;
  /** Environment variables, parsed with the host's at startup; mark confidential ones with `secret`. */
  readonly settings?: Settings;
  /** Reports settings that are valid individually but conflict with each other. */
  settingsProblem?(settings: z.output<Settings>): SettingProblem<keyof z.output<Settings> & string> | undefined;
  /**
   * Opens the engine. An exception aborts the host's startup with a one-line message. A promise delays only the tools
   * that use it; if it rejects, they answer `engine_unavailable` and the next call tries again.
   */
  open(context: EngineContext<z.output<Settings>>): Engine | Promise<Engine>;
  /**
   * Resolves once calls can be served; the host is not ready before. Called again after a rejection, whose reason is
   * logged unless it is a ToolError.
   */
  ready?(engine: Engine): Promise<void>;
  /** Checks of the engine once it is ready; without any, it stays `ready`. */
  health?(engine: Engine, settings: z.output<Settings>): readonly HealthCheck[];
  /** Methods whose calls get their own span, `engine METHOD`. */
  readonly spans?: readonly (keyof Engine & string)[];
  /** Prepares in the background what the first call would otherwise wait for. */
  warmUp?(engine: Engine): unknown;
  /** Releases threads, processes and files. */
  close?(engine: Engine): unknown;
}

/** Any engine definition, as tools and hosts hold it. */
// biome-ignore lint/suspicious/noExplicitAny: engines of every kind stand in one list
export type AnyEngine<Engine extends object = any> = EngineDefinition<any, Engine>;

/**
 * Defines an engine once, for every tool and host; its types are inferred from the settings and `open`.
 * @example
 * export const shop = defineEngine({
 *   name: "shop",
 *   settings: z.object({ SHOP_FILE: z.string().default("shop.sqlite").describe("database of the shop") }),
 *   open: ({ settings, dataDirectory }) => new DatabaseSync(join(dataDirectory, settings.SHOP_FILE)),
 *   close: (database) => database.close(),
 * });
 */
export const defineEngine = <Engine extends object, Settings extends z.ZodObject = z.ZodObject<Record<never, never>>>(
  definition: EngineDefinition<Settings, Engine>,
): EngineDefinition<Settings, Engine> => definition;
