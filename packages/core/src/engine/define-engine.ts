import type { z } from "zod";
import type { Logger } from "../logger.ts";

/** What an engine is opened with. */
export interface EngineContext<Settings> {
  /** As the engine's own schema parsed them. */
  readonly settings: Settings;
  /** A folder that exists and can be written; files of several engines stand side by side in it. */
  readonly dataDirectory: string;
  readonly log: Logger;
}

/** A look at one part of an engine, for `/ready` and the metrics. */
export interface HealthCheck {
  /** As operators see it. */
  readonly name: string;
  /** Whether calls should go elsewhere while it fails; false for what was never set up on this host. True when absent. */
  readonly needed?: boolean;
  /** Uses the engine for something small; throws or rejects when that is impossible. */
  check(signal: AbortSignal): unknown;
  /** What it is, such as its kind and version; `/ready` tells it to administrators. */
  describe?(): string;
}

/** A setting that does not fit another one. */
export interface SettingProblem<Name = string> {
  readonly setting: Name;
  /** What would be right. */
  readonly problem: string;
}

/**
 * What works behind one or several tools: a database, a library, a remote service. A host opens it once, by this very
 * object; readiness, metrics, spans, timing, warm-up and shutdown follow from it.
 */
export interface EngineDefinition<Settings extends z.ZodObject, Engine extends object> {
  /** In log, `/ready` and metrics. */
  readonly name: string;
  /** Environment variables, parsed with the host's at its start; see `secret` for those that must not be shown. */
  readonly settings?: Settings;
  /** What is wrong between settings that are right each by itself. */
  settingsProblem?(settings: z.output<Settings>): SettingProblem<keyof z.output<Settings> & string> | undefined;
  /**
   * Begins to work. What is thrown ends the start of the host with one line. A promise holds up the engine's tools alone:
   * while it rejects they answer `engine_unavailable`, and the next call opens it anew.
   */
  open(context: EngineContext<z.output<Settings>>): Engine | Promise<Engine>;
  /** Settles once calls can be served; the host is not ready before. A rejection is asked about again. */
  ready?(engine: Engine): Promise<void>;
  /** Without it the engine is ready as soon as it is open. */
  health?(engine: Engine, settings: z.output<Settings>): readonly HealthCheck[];
  /** Methods whose calls get their own span, `engine METHOD`. */
  readonly spans?: readonly (keyof Engine & string)[];
  /** Does in the background what the first call would wait for. */
  warmUp?(engine: Engine): unknown;
  /** Ends threads, processes and files. */
  close?(engine: Engine): unknown;
}

/** An engine of any kind, as a tool or a host holds it. */
// biome-ignore lint/suspicious/noExplicitAny: engines of every kind stand in one list
export type AnyEngine<Engine extends object = any> = EngineDefinition<any, Engine>;

/**
 * Defines an engine once, for every tool and host; the types follow from the settings and from `open`.
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
