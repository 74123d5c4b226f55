import type { Logger } from "@twinhost/core";
import type { KeyStore } from "./key-store.ts";

const INTERVAL_MS = 1_000;

/**
 * Calls `onChange` when what keys allow has changed: their tools or role, or a key was created, expired or was revoked,
 * by this process or another.
 * @param log - told when the keys cannot be read; a later look finds what has changed meanwhile
 * @returns a function that stops watching
 */
export const watchKeys = (keys: Pick<KeyStore, "list">, onChange: () => void, log?: Logger): (() => void) => {
  const rights = (): string =>
    JSON.stringify(keys.list().map(({ id, tools, role, state }) => [id, tools, role, state]));
  let known = rights();
  let isFailing = false;
  /** Undefined while the keys cannot be read, as on a failing disk; throwing here would end the process. */
  const rightsIfReadable = (): string | undefined => {
    try {
      const now = rights();
      isFailing = false;
      return now;
    } catch (error) {
      if (!isFailing) log?.error({ err: error }, "the API keys cannot be read");
      isFailing = true;
      return undefined;
    }
  };
  const look = (): void => {
    const now = rightsIfReadable();
    if (now === undefined || now === known) return;
    known = now;
    onChange();
  };
  const timer = setInterval(look, INTERVAL_MS).unref();
  return () => clearInterval(timer);
};
