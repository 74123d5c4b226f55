import { createStored } from "./stored.ts";

/** Kept for this tab alone: a key should not outlive the work that it was typed in for. */
const storedKey = createStored(() => sessionStorage, "twinhost.key");

/** The key that the reader typed in; empty for none. */
export const readKey = (): string => storedKey.get() ?? "";
export const saveKey = (key: string): void => storedKey.set(key.trim());
