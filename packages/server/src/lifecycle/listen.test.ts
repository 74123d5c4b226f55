import { once } from "node:events";
import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { get, type IncomingMessage, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { listen } from "./listen.ts";

const read = async (socketPath: string): Promise<string> => {
  const [response] = (await once(get({ socketPath, agent: false }), "response")) as [IncomingMessage];
  return text(response);
};

it.skipIf(process.platform === "win32")("takes the Unix socket of a killed server, not of another", async () => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-listen-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "socket");
  const listenAs = (name: string) => {
    const answer: RequestListener = (_request, response) => response.end(name);
    return listen(answer, { host: `unix:${path}`, port: 0 });
  };
  const first = await listenAs("first");
  await expect(listenAs("second")).rejects.toMatchObject({ code: "EADDRINUSE" });
  expect(await read(path)).toBe("first");
  // A server that closes removes its file; one that is killed leaves it.
  renameSync(path, `${path}-left`);
  await first.close(0);
  renameSync(`${path}-left`, path);
  const third = await listenAs("third");
  onTestFinished(() => third.close(0));
  expect(await read(path)).toBe("third");
});
