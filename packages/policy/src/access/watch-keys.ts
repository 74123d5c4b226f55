import type { KeyStore } from "./key-store.ts";

/** How often to look, in milliseconds. */
const INTERVAL_MS = 1_000;

/**
 * Tells when what keys allow is different from before: tools, role, or that a key was made, ended or was revoked, by this
 * process or another.
 * @returns stops it
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
