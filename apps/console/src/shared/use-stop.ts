import { type MouseEvent, useLayoutEffect, useRef } from "react";

/** So soon after the start, a press without a count of clicks (a tap, a held key) still belongs to the start. */
const SAME_GESTURE_MS = 250;

/**
 * What a click on a Stop button does. The button stands where the one was that started the work, so the second click of a
 * double click falls on it, and must not stop what the first one started.
 */
export const useStop = (isBusy: boolean, stop: () => void): ((event: MouseEvent) => void) => {
  const busySince = useRef(0);
  useLayoutEffect(() => {
    if (isBusy) busySince.current = performance.now();
  }, [isBusy]);
  return ({ detail: clicks }) => {
    if (clicks <= 1 && performance.now() - busySince.current >= SAME_GESTURE_MS) stop();
  };
};
