import { pbkdf2Sync } from "node:crypto";

/** The work of the CPU-bound tool: blocks its thread for as long as `rounds` takes. */
export const hash = (text: string, rounds: number): string =>
  pbkdf2Sync(text, "twinhost", rounds, 32, "sha256").toString("hex");
