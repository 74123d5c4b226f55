/** Deeper than any JSON that a host parses. */
const MAX_DEPTH = 10_000;

/**
 * Size of a value as UTF-8 JSON, in bytes, without serializing it. Exact, except that characters JSON escapes count as
 * themselves. What JSON cannot represent counts as 0; validation rejects it.
 */
export const jsonBytes = (value: unknown): number => {
  try {
    return bytesOf(value, 0);
  } catch {
    return 0; // a cycle, a bigint or a throwing getter, which only a caller in this process can pass
  }
};

const bytesOf = (value: unknown, depth: number): number => {
  if (typeof value === "string") return Buffer.byteLength(value) + 2;
  if (typeof value === "bigint") throw new TypeError("JSON has no such number.");
  if (typeof value !== "object") return value === undefined ? 0 : String(value).length;
  if (value === null) return 4;
  if (depth > MAX_DEPTH) throw new RangeError("This nests deeper than JSON may.");
  let bytes = 2;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value) {
      bytes += bytesOf(item, depth + 1);
      members++;
    }
  } else {
    for (const key of Object.keys(value)) {
      const member: unknown = (value as Readonly<Record<string, unknown>>)[key];
      if (member === undefined) continue;
      bytes += Buffer.byteLength(key) + 3 + bytesOf(member, depth + 1);
      members++;
    }
  }
  return members > 1 ? bytes + members - 1 : bytes;
};
