import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ByteCounts, subtractCounts } from "../../measure/byte-counts.ts";
import { openCountingProxy } from "../../measure/counting-proxy.ts";
import { COUNT_FILE_VARIABLE, readCounts } from "../../measure/pipe-counts.ts";
import { isLoopback } from "../../own-server/loopback.ts";
import { ownProcess } from "../../processes/own-process.ts";
import { openTarget } from "./open-target.ts";
import { CALLS_EACH, type OwnServerRequest, type Reach } from "./request.ts";

/** A direct connection with a byte counter in between. */
interface Counted {
  readonly reach: Reach;
  counts(): ByteCounts;
  close(): void;
}

const NOTHING: ByteCounts = { request: 0, response: 0 };

/** Bytes per call on a connection of the scenario, including its opening and closing unless the connection is kept. */
export const countOwnServer = async (request: OwnServerRequest): Promise<ByteCounts | null> => {
  const counted = await openCounted(request.reach);
  if (!counted) return null;
  const { reach, counts, close } = counted;
  const target = await openTarget(reach);
  try {
    const caller = await target.open();
    const call = () => caller.call(request.tool, request.arguments);
    if (request.lasts === "kept") await call();
    const before = request.lasts === "kept" ? counts() : NOTHING;
    const calls = request.lasts === "call" ? 1 : CALLS_EACH;
    for (let turn = 0; turn < calls; turn++) await call();
    const answered = counts();
    await caller.close();
    const { request: sent, response } = subtractCounts(request.lasts === "kept" ? answered : counts(), before);
    return { request: sent / calls, response: response / calls };
  } finally {
    await target.stop();
    close();
  }
};

/** Undefined if no counter fits in between: on another machine, or with encryption. */
const openCounted = async (reach: Reach): Promise<Counted | undefined> => {
  if (reach.kind !== "direct") return undefined;
  const { entry } = reach;
  if ("url" in entry) {
    const url = new URL(entry.url);
    if (url.protocol !== "http:" || !isLoopback(url.hostname)) return undefined;
    const { port, counts, close } = await openCountingProxy(Number(url.port || 80));
    url.host = `127.0.0.1:${port}`;
    return { reach: { ...reach, entry: { ...entry, url: url.href } }, counts, close };
  }
  const scratch = mkdtempSync(join(tmpdir(), "twinhost-bench-"));
  const file = join(scratch, "counts");
  const wrapped = {
    ...entry,
    command: process.execPath,
    args: [ownProcess("counting-pipe"), entry.command, ...entry.args],
    env: { ...entry.env, [COUNT_FILE_VARIABLE]: file },
  };
  return {
    reach: { kind: "direct", entry: wrapped, pool: 1 },
    counts: () => readCounts(file),
    close: () => rmSync(scratch, { recursive: true, force: true }),
  };
};
