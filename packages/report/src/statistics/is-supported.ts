/** With fewer samples beyond it, a percentile is a matter of chance. */
const LEAST_SAMPLES_BEYOND = 10;

/** Whether enough of this many samples are beyond a percentile for it to be shown. */
export const isSupported = (percentile: number, samples: number): boolean =>
  // Rounded, because 10,000 * (1 - 0.999) is 9.999... in floating point.
  Math.round(samples * (100 - percentile) * 1e6) / 1e8 >= LEAST_SAMPLES_BEYOND;
