import type { Logger as PinoLogger } from "pino";

/** The part of a pino logger that the packages use. */
export type Logger = Pick<PinoLogger, "debug" | "info" | "warn" | "error">;
