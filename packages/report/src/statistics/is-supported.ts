/** Fewer samples beyond a percentile than this make it a matter of luck. */
const LEAST_SAMPLES_BEYOND = 10;

/** Whether a percentile of this many samples has enough of them beyond it to be shown. */
export const isSupported = (percentile: number, samples: number): boolean =>
  // Rounded, for 10,000 * (1 - 0.999) is 9.999... in floating point.
  Math.round(samples * (100 - percentile) * 1e6) / 1e8 >= LEAST_SAMPLES_BEYOND;
