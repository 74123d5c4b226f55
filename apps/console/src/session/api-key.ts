import { useObservable } from "../shared/observable.ts";
import { createStored } from "./stored.ts";

/** Stored for this tab only: a key should not outlive the work it was entered for. */
const storedKey = createStored([() => sessionStorage], "twinhost.key");

/** Whether a key can be sent at all: headers cannot carry Hangul, and keys have no spaces. */
export const isSendable = (key: string): boolean => /^[!-~]+$/.test(key.trim());

/** The key that the user entered; empty for none. */
export const readKey = (): string => {
  const key = storedKey.get() ?? "";
  return isSendable(key) ? key : "";
};
/** Like `readKey`, for components that must re-render when the key changes. */
export const useKey = (): string => {
  useObservable(storedKey);
  return readKey();
};
export const saveKey = (key: string): void => storedKey.set(key.trim());
