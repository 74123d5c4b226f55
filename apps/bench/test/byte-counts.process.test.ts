import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openCountingProxy } from "../src/measure/counting-proxy.ts";
import { COUNT_FILE_VARIABLE, readCounts } from "../src/measure/pipe-counts.ts";

describe("counting bytes", () => {
  it("counts the bytes of a connection exactly, in both directions", async () => {
    const server = createServer((socket) => socket.on("data", () => socket.write("한".repeat(1_000)))).listen(
      0,
      "127.0.0.1",
    );
    await once(server, "listening");
    const proxy = await openCountingProxy((server.address() as AddressInfo).port);
    const client = connect(proxy.port, "127.0.0.1");
    client.write("x".repeat(77));
    let received = 0;
    for await (const chunk of client) {
      received += (chunk as Buffer).length;
      if (received === 3_000) break;
    }
    expect(proxy.counts()).toEqual({ request: 77, response: 3_000 });
    proxy.close();
    server.close();
  });

  it("counts the bytes of a pipe before passing them on unchanged, and ends with its child", async () => {
    const folder = mkdtempSync(join(tmpdir(), "twinhost-bench-test-"));
    const file = join(folder, "counts");
    const relay = fileURLToPath(new URL("../src/measure/counting-pipe.ts", import.meta.url));
    const echo = "process.stdin.on('data', (chunk) => process.stdout.write(String(chunk).toUpperCase() + '!'))";
    const child = spawn(process.execPath, [relay, process.execPath, "-e", echo], {
      env: { [COUNT_FILE_VARIABLE]: file },
    });
    try {
      child.stdin.write("abc");
      const [answer] = (await once(child.stdout, "data")) as [Buffer];
      expect(String(answer)).toBe("ABC!");
      expect(readCounts(file)).toEqual({ request: 3, response: 4 });
      child.stdin.end();
      const [code] = await once(child, "exit");
      expect(code).toBe(0);
    } finally {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
