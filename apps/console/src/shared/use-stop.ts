import { type MouseEvent, useLayoutEffect, useRef } from "react";

/** Within this time after the start, a press without a click count (a tap, a held key) still belongs to the start. */
const SAME_GESTURE_MS = 250;

/**
 * Click handler of a Stop button. The button replaces the one that started the work, so the second click of a double
 * click lands on it and must not stop what the first one started.
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
