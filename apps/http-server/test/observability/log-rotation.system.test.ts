import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import {
  builtHttpHost,
  createDataDirectory,
  describeIfInstalled,
  hostEnvironment,
  LOGROTATE,
  startHostProcess,
  WORKSPACE,
} from "@twinhost/testing";
import { expect, it, onTestFinished } from "vitest";

const ROTATIONS = 20;
const CALLERS = 8;

const rotatedLines = (folder: string): Record<string, unknown>[] =>
  readdirSync(folder).flatMap((name) => {
    const file = readFileSync(join(folder, name));
    const text = (name.endsWith(".gz") ? gunzipSync(file) : file).toString();
    return text
      .trimEnd()
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  });

describeIfInstalled(LOGROTATE, "the logrotate configuration", () => {
  it("rotates the log of a busy server without losing a line", async () => {
    const { path, remove } = createDataDirectory();
    onTestFinished(remove);
    const logs = join(path, "logs");
    mkdirSync(logs, { mode: 0o750 });
    const logFile = join(logs, "tool-server.log");
    const host = startHostProcess(builtHttpHost(), hostEnvironment(path, { PORT: "0", LOG_FILE: logFile }));
    const log = (): string => (existsSync(logFile) ? readFileSync(logFile, "utf8") : "");
    await expect.poll(log).toContain('"address"');
    const url = /"address":"([^"]+)"/.exec(log())?.[1] ?? "";

    const config = join(path, "logrotate.conf");
    const installed = readFileSync(join(WORKSPACE, "docker/logrotate/twinhost"), "utf8");
    const adapted = installed
      .replace("/var/log/twinhost/", `${logs}/`)
      .replace(/systemctl try-reload-or-restart .*/, `kill -HUP ${host.pid}`)
      .replace("rotate 14", `rotate ${ROTATIONS}`);
    expect(adapted).not.toMatch(/systemctl|\/var\/log/);
    writeFileSync(config, adapted, { mode: 0o600 });
    const rotate = () => execFileSync("logrotate", ["--force", "--state", join(path, "state"), config]);

    let rotating = true;
    const called: string[] = [];
    const callUntilRotated = async (): Promise<void> => {
      while (rotating) {
        const response = await fetch(`${url}/run/calculate`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: '{"expression":"1+1"}',
        });
        await response.text();
        called.push(response.headers.get("x-request-id") ?? "");
      }
    };
    const callers = Array.from({ length: CALLERS }, callUntilRotated);
    for (let rotation = 0; rotation < ROTATIONS; rotation++) {
      const before = called.length;
      rotate();
      await expect.poll(log).toContain('"tool call"'); // in the new file
      await expect.poll(() => called.length).toBeGreaterThan(before);
    }
    rotating = false;
    await Promise.all(callers);
    await host.stop();

    const lines = rotatedLines(logs);
    expect(readdirSync(logs).length).toBe(ROTATIONS + 1);
    const audited = lines.filter(({ msg }) => msg === "tool call").map(({ requestId }) => String(requestId));
    expect(audited.toSorted()).toEqual(called.toSorted());
    expect(host.log()).toBe("");
  });
});
