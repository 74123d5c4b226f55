import { Writable } from "node:stream";
import { expect, it, vi } from "vitest";
import { createLineWriter } from "./line-writer.ts";

/** A pipe, and the lines of each system call. */
const openPipe = () => {
  const calls: string[] = [];
  const pipe = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      calls.push(String(chunk));
      done();
    },
    writev: (chunks, done) => {
      calls.push(chunks.map(({ chunk }) => String(chunk)).join(""));
      done();
    },
  });
  return { pipe, calls };
};

it("writes all lines of one turn in one system call, in order, and later ones separately", async () => {
  const { pipe, calls } = openPipe();
  const write = createLineWriter(pipe);
  write("a");
  write("b");
  // Answers that are ready one promise later belong to the same turn.
  await Promise.resolve().then(() => write("c"));
  expect(calls).toEqual([]);
  await vi.waitFor(() => expect(calls).toEqual(["a\nb\nc\n"]));
  write("d");
  await vi.waitFor(() => expect(calls).toEqual(["a\nb\nc\n", "d\n"]));
});

it("reports for each line that it was written, or why not", async () => {
  const { pipe } = openPipe();
  const write = createLineWriter(pipe);
  const taken = vi.fn();
  write("a", taken);
  await vi.waitFor(() => expect(taken).toHaveBeenCalledWith(null));
  pipe.on("error", () => {});
  pipe.destroy();
  const refused = vi.fn();
  write("b", refused);
  await vi.waitFor(() => expect(refused).toHaveBeenCalledWith(expect.any(Error)));
});
