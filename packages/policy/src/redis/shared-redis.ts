import type { EngineState } from "@twinhost/core";
import type { Redis } from "ioredis";

/** Redis or Valkey, where processes share state; while it is unavailable, each keeps its own. */
export interface SharedRedis {
  /** Undefined while it is unavailable: it was not asked, or did not answer. */
  ask<Result>(question: (redis: Redis) => Promise<Result>): Promise<Result | undefined>;
  /** For `/ready`; never `needed`, since each process can do without it. */
  state(): EngineState;
  close(): void;
}
