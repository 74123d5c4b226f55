/** Waiting ends with the signal of a call or a list; the SDK's own timer must not fire first. */
export const NO_SDK_TIMEOUT = 2 ** 31 - 1;
