import type { KeyStore } from "./key-store.ts";

const INTERVAL_MS = 1_000;

/**
 * Calls `onChange` when what keys allow has changed: their tools or role, or a key was created, expired or was revoked,
 * by this process or another.
 * @returns a function that stops watching
 */
export const watchKeys = (keys: Pick<KeyStore, "list">, onChange: () => void): (() => void) => {
  const rights = (): string =>
    JSON.stringify(keys.list().map(({ id, tools, role, state }) => [id, tools, role, state]));
  let known = rights();
  const look = (): void => {
    const now = rights();
    if (now === known) return;
    known = now;
    onChange();
  };
  const timer = setInterval(look, INTERVAL_MS).unref();
  return () => clearInterval(timer);
};
