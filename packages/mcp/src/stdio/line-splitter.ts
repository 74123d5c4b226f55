const LINE_FEED = 0x0a;
/** How much of each end is kept of a line that is too long: enough to find its id, which comes first or last. */
const END_BYTES = 256;

/** The first and the last bytes of a line that was too long to keep. */
export interface LineEnds {
  readonly head: Buffer;
  readonly tail: Buffer;
}

/**
 * Splits a byte stream into lines, in linear time however it arrives. A line over `maxBytes` is dropped, so that no
 * sender can fill the memory.
 * @returns a function to call with each chunk
 */
export const createLineSplitter = (
  maxBytes: number,
  onLine: (line: Buffer) => void,
  onTooLong: (ends: LineEnds) => void,
): ((chunk: Buffer) => void) => {
  let parts: Buffer[] = [];
  let length = 0;
  let ends: LineEnds | undefined;

  const add = (part: Buffer): void => {
    length += part.length;
    if (length <= maxBytes) {
      parts.push(part);
      return;
    }
    const known = Buffer.concat(ends ? [ends.tail, part.subarray(-END_BYTES)] : [...parts, part]);
    parts = [];
    // Copies, so that nothing keeps the long line in memory.
    ends = {
      head: ends?.head ?? Buffer.from(known.subarray(0, END_BYTES)),
      tail: Buffer.from(known.subarray(-END_BYTES)),
    };
  };
  const endLine = (): void => {
    const [first] = parts;
    const line = parts.length === 1 && first ? first : Buffer.concat(parts);
    const tooLong = ends;
    parts = [];
    length = 0;
    ends = undefined;
    if (tooLong) onTooLong(tooLong);
    else onLine(line);
  };

  return (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      add(chunk.subarray(start, end));
      endLine();
      start = end + 1;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  };
};
