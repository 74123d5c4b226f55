const LINE_FEED = 0x0a;

/**
 * Cuts a byte stream into lines, in linear time however it arrives. A line over `maxBytes` is dropped up to its end, so
 * that no sender can fill the memory.
 * @returns takes one chunk after the other.
 */
export const createLineSplitter = (
  maxBytes: number,
  onLine: (line: Buffer) => void,
  onTooLong: () => void,
): ((chunk: Buffer) => void) => {
  let parts: Buffer[] = [];
  let length = 0;

  const add = (part: Buffer): void => {
    length += part.length;
    if (length <= maxBytes) parts.push(part);
    else parts = [];
  };
  const endLine = (): void => {
    const [first] = parts;
    const line = parts.length === 1 && first ? first : Buffer.concat(parts);
    const tooLong = length > maxBytes;
    parts = [];
    length = 0;
    if (tooLong) onTooLong();
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
