import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHttpToolClient } from "@twinhost/client";
import { describeIfInstalled, isInstalled, type ServerProcess, startHttpHost } from "@twinhost/testing";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type KeysUnderTest, openKeysUnderTest } from "./keys.ts";

const NGINX = { needs: "Debian package nginx-light", files: ["/usr/sbin/nginx"] };
const CALLERS = 4;

const freePort = async (): Promise<number> => {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const { port } = holder.address() as { port: number };
  holder.close();
  await once(holder, "close");
  return port;
};

/** The lines of the guide, around other ports. */
const documentedLines = (replicas: readonly ServerProcess[], port: number): string => {
  const guide = readFileSync(join(import.meta.dirname, "../../../docs/en/criteria-scaling.md"), "utf8");
  const lines = /```nginx\n(.*?)```/s.exec(guide)?.[1] ?? "";
  return lines
    .replace("127.0.0.1:3001", `127.0.0.1:${replicas[0]?.port}`)
    .replace("127.0.0.1:3002", `127.0.0.1:${replicas[1]?.port}`)
    .replace("listen 3000", `listen 127.0.0.1:${port}`);
};

describeIfInstalled(NGINX, "two replicas behind nginx as the guide has it", () => {
  let keys: KeysUnderTest;
  let replicas: ServerProcess[];
  let folder: string;
  let url: string;
  let stopNginx: () => Promise<void>;
  beforeAll(async () => {
    if (!isInstalled(NGINX)) return;
    keys = openKeysUnderTest();
    const settings = { DATA_DIR: keys.folder, ALLOWED_HOSTS: "tools,localhost,127.0.0.1" };
    replicas = [await startHttpHost(settings), await startHttpHost(settings)];
    folder = mkdtempSync(join(tmpdir(), "twinhost-nginx-"));
    const port = await freePort();
    const file = join(folder, "nginx.conf");
    writeFileSync(
      file,
      `daemon off; pid ${folder}/pid; error_log stderr; worker_processes 1; events {}
       http { access_log off; ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ")}
       ${documentedLines(replicas, port)} }`,
    );
    const nginx = spawn("/usr/sbin/nginx", ["-c", file, "-e", "stderr"], { stdio: ["ignore", "ignore", "pipe"] });
    let log = "";
    nginx.stderr.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
    const exited = once(nginx, "exit");
    stopNginx = async () => {
      nginx.kill("SIGTERM");
      await exited;
    };
    url = `http://127.0.0.1:${port}`;
    await vi.waitFor(
      async () => {
        const health = await fetch(`${url}/health`).catch(() => undefined);
        if (health?.status !== 200) throw new Error(`nginx does not serve yet: ${log}`);
      },
      { timeout: 15_000, interval: 50 },
    );
  });
  afterAll(async () => {
    await stopNginx?.();
    for (const replica of replicas ?? []) await replica.stop();
    keys?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  it.each(["2025-11-25", "2026-07-28"] as const)("serves every client of revision %s", async (revision) => {
    for (let caller = 0; caller < CALLERS; caller++) {
      const client = createHttpToolClient({ url, apiKey: keys.create().key, revision });
      for (let call = 0; call < 6; call++)
        expect(await client.callTool("calculate", { expression: "6*7" })).toMatchObject({ output: { value: 42 } });
      await client.close();
    }
  });
});
