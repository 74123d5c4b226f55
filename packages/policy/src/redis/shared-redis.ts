import type { EngineState } from "@twinhost/core";
import type { Redis } from "ioredis";

/** Redis or Valkey, where processes keep together what each keeps for itself while it is unavailable. */
export interface SharedRedis {
  /** Undefined while it is unavailable; then it was not asked, or gave no answer. */
  ask<Result>(question: (redis: Redis) => Promise<Result>): Promise<Result | undefined>;
  /** For `/ready`: never needed, since each process can do without. */
  state(): EngineState;
  close(): void;
}
