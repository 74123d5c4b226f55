import { ToolError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { pickSettings } from "../settings/declared-settings.ts";
import type { Tracing } from "../tracing/span.ts";
import type { AnyEngine, HealthCheck } from "./define-engine.ts";
import { spanEngine } from "./span-engine.ts";

export interface OpenEngineOptions {
  /** The host's parsed settings; each engine receives only its own. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly dataDirectory: string;
  readonly log: Logger;
  readonly tracing?: Tracing | undefined;
}

/** An engine of a running host. */
export interface OpenedEngine {
  readonly name: string;
  /** The engine for tools, with its spans; a promise until it is open. */
  use(): object | Promise<object>;
  /** Whether calls can be served. Once true, it stays true. */
  isReady(): boolean;
  /** Whether the last attempt to open it failed. */
  hasFailed(): boolean;
  /** Undefined for an engine without checks, and until it is open. */
  healthChecks(): readonly HealthCheck[] | undefined;
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

/** @throws what `open` throws */
export const openEngine = (definition: AnyEngine, options: OpenEngineOptions): OpenedEngine => {
  const { name } = definition;
  const log = options.log;
  const settings = pickSettings(definition.settings, options.settings);
  let bare: object | undefined;
  let usable: object | undefined;
  let opening: Promise<object> | undefined;
  let isClosed = false;
  let isReady = false;
  let awaitingReady = false;
  let failed = false;
  let notReadyBecause: string | undefined;

  const opened = (engine: object): object => {
    bare = engine;
    usable = spanEngine(engine, definition, options.tracing);
    failed = false;
    return usable;
  };
  const open = (): object | Promise<object> => {
    const engine: object | Promise<object> = definition.open({ settings, dataDirectory: options.dataDirectory, log });
    if (!(engine instanceof Promise)) return opened(engine);
    opening = engine.then(opened).catch((error: unknown) => {
      opening = undefined; // the cause may be gone by the next call
      failed = true;
      log.error({ err: error, engine: name }, "the engine could not be opened");
      throw new ToolError("engine_unavailable", `The engine "${name}" could not be opened. Its log says why.`, {
        cause: error,
      });
    });
    opening.catch(() => {});
    return opening;
  };
  const use = (): object | Promise<object> => usable ?? opening ?? open();
  /** Each readiness check tries again: a reason is logged once. What throws a ToolError has logged its cause. */
  const logNotReady = (error: Error): void => {
    if (error instanceof ToolError || error.message === notReadyBecause) return;
    notReadyBecause = error.message;
    log.error({ err: error, engine: name }, "the engine is not ready");
  };
  const awaitReady = async (): Promise<void> => {
    if (awaitingReady) return;
    awaitingReady = true;
    try {
      await use();
      if (bare) await definition.ready?.(bare);
      isReady = true;
    } catch (error) {
      logNotReady(error as Error);
    } finally {
      awaitingReady = false;
    }
  };

  const first = open();
  isReady = !(first instanceof Promise) && !definition.ready;
  if (!isReady) awaitReady();
  return {
    name,
    use,
    isReady: () => {
      if (!isReady && !isClosed) awaitReady();
      return isReady;
    },
    hasFailed: () => failed,
    healthChecks: () => (bare ? definition.health?.(bare, settings) : undefined),
    warmUp: async () => {
      try {
        await use();
        await definition.warmUp?.(bare);
      } catch (error) {
        log.error({ err: error, engine: name }, "the engine could not be warmed up");
      }
    },
    close: async () => {
      isClosed = true;
      await opening?.catch(() => {});
      if (bare) await definition.close?.(bare);
    },
  };
};
