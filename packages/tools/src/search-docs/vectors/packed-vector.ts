/** A unit vector in a quarter of its size: each component is a multiple of a 127th of the largest. */
export interface PackedVector {
  readonly components: Int8Array;
  /** The value of a component of 1. */
  readonly scale: number;
}

const LARGEST = 127;

export const packVector = (vector: Float32Array): PackedVector => {
  const scale = vector.reduce((largest, number) => Math.max(largest, Math.abs(number)), 0) / LARGEST;
  return { components: Int8Array.from(vector, (number) => (scale === 0 ? 0 : Math.round(number / scale))), scale };
};

export const unpackVector = ({ components, scale }: PackedVector): number[] =>
  Array.from(components, (number) => number * scale);
