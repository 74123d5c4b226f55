import { useObservable } from "../shared/observable.ts";
import { createStored } from "./stored.ts";

/** Kept for this tab alone: a key should not outlive the work that it was typed in for. */
const storedKey = createStored([() => sessionStorage], "twinhost.key");

/** Whether a key can be sent at all: a header carries no Hangul, and a key has no spaces. */
export const isSendable = (key: string): boolean => /^[!-~]+$/.test(key.trim());

/** The key that the reader typed in; empty for none. */
export const readKey = (): string => {
  const key = storedKey.get() ?? "";
  return isSendable(key) ? key : "";
};
/** The same for what is to be drawn anew with another key. */
export const useKey = (): string => {
  useObservable(storedKey);
  return readKey();
};
export const saveKey = (key: string): void => storedKey.set(key.trim());
