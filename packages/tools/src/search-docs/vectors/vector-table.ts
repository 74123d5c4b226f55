import type { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { PackedVector } from "./packed-vector.ts";

/** The vectors of one model in memory, at one byte per component. It only grows. */
export interface VectorTable {
  readonly model: string;
  /** The length of each vector; 0 if there is none. */
  dimensions(): number;
  /**
   * Reads the vectors added to the index since the last call. Calls must not overlap.
   * @returns how many; undefined if the index has lost vectors that are here, so that a new table is needed
   */
  readNew(): Promise<number | undefined>;
  /** The row of a vector, by its number in the index; -1 if it is not here. */
  rowOf(number: number): number;
  /** The cosine similarity of a row's vector and another one. */
  cosine(row: number, vector: PackedVector): number;
}

/** Rows per contiguous block, and rows read before yielding to other work: a few milliseconds. */
const SLICE = 2_000;

interface Slice {
  /** Ascending. */
  readonly numbers: Float64Array;
  readonly scales: Float32Array;
  readonly components: Int8Array;
}

/** Creates an empty table. Numbers are never reused (see `nextVectorNumber`), so each vector is read only once. */
export const createVectorTable = (database: DatabaseSync, model: string): VectorTable => {
  const behind = database.prepare(VECTORS_BEHIND);
  const countAll = database.prepare("SELECT count(*) AS vectors FROM vectors");
  const slices: Slice[] = [];
  let rows = 0;
  let dimensions = 0;
  /** Counts vectors of other models too. */
  const seen = { vectors: 0, last: 0 };

  const add = (number: number, scale: number, components: Int8Array): void => {
    dimensions ||= components.length;
    if (components.length !== dimensions) return;
    const place = rows % SLICE;
    if (place === 0) slices.push(emptySlice(dimensions));
    const slice = slices.at(-1);
    if (!slice) return;
    slice.numbers[place] = number;
    slice.scales[place] = scale;
    slice.components.set(components, place * dimensions);
    rows += 1;
  };
  const sliceOf = (row: number): Slice | undefined => slices[Math.floor(row / SLICE)];

  return {
    model,
    dimensions: () => dimensions,
    readNew: async () => {
      let read = 0;
      for (const row of behind.iterate(model, seen.last) as unknown as Iterable<VectorRow>) {
        seen.vectors += 1;
        seen.last = row.number;
        if (row.components) {
          const { buffer, byteOffset, byteLength } = row.components;
          add(row.number, row.scale, new Int8Array(buffer, byteOffset, byteLength));
          read += 1;
        }
        if (seen.vectors % SLICE === 0) await nextTurn();
      }
      return Number(countAll.get()?.vectors) < seen.vectors ? undefined : read;
    },
    rowOf: (number) => {
      let [from, to] = [0, rows];
      while (from < to) {
        const middle = (from + to) >> 1;
        if ((sliceOf(middle)?.numbers[middle % SLICE] ?? 0) < number) from = middle + 1;
        else to = middle;
      }
      return from < rows && sliceOf(from)?.numbers[from % SLICE] === number ? from : -1;
    },
    cosine: (row, { components: wanted, scale: wantedScale }) => {
      const slice = sliceOf(row);
      if (!slice) return 0;
      const { scales, components } = slice;
      const start = (row % SLICE) * dimensions;
      let product = 0;
      for (let index = 0; index < dimensions; index++)
        product += (components[start + index] ?? 0) * (wanted[index] ?? 0);
      return product * (scales[row % SLICE] ?? 0) * wantedScale;
    },
  };
};

const emptySlice = (dimensions: number): Slice => ({
  numbers: new Float64Array(SLICE),
  scales: new Float32Array(SLICE),
  components: new Int8Array(SLICE * dimensions),
});

interface VectorRow {
  readonly number: number;
  readonly scale: number;
  /** Null for another model's vector. */
  readonly components: Uint8Array<ArrayBuffer> | null;
}

const VECTORS_BEHIND = `
  SELECT number, scale, iif(model = ?1, components, NULL) AS components FROM vectors WHERE number > ?2 ORDER BY number
`;
