import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64, type Histogram } from "hdr-histogram-js";

/** An empty HDR histogram of nanoseconds: three significant digits, up to two minutes. */
export const createHistogram = (): Histogram =>
  build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: 120e9,
    numberOfSignificantValueDigits: 3,
    bitBucketSize: 32,
  });

export const encodeHistogram = (histogram: Histogram): string => encodeIntoCompressedBase64(histogram);

export const decodeHistogram = (encoded: string): Histogram => decodeFromCompressedBase64(encoded, 32);

/** Merges all rounds of one arm into one histogram. */
export const mergeHistograms = (encoded: readonly string[]): Histogram => {
  const merged = createHistogram();
  for (const part of encoded) merged.add(decodeHistogram(part));
  return merged;
};
