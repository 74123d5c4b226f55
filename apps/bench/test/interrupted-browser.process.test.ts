import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { processesOf } from "@twinhost/testing";
import { expect, it, onTestFinished } from "vitest";

const CALL = fileURLToPath(new URL("fixtures/call-in-browser.ts", import.meta.url));

it("SIGTERM ends the browser that calls the tool server, and removes its profile", async () => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-browser-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const programs = join(folder, "bin");
  const temporary = join(folder, "tmp");
  const started = join(folder, "started");
  mkdirSync(programs);
  mkdirSync(temporary);
  writeFileSync(join(programs, "chromium"), `#!/bin/sh\ntouch '${started}'\nexec sleep 300\n`, { mode: 0o755 });
  const caller = spawn(process.execPath, [CALL], {
    env: {
      ...process.env,
      PATH: `${programs}${delimiter}${process.env.PATH}`,
      TMPDIR: temporary,
      DATA_DIR: folder,
    },
    stdio: "ignore",
  });
  const exited = once(caller, "exit");
  await Promise.race([expect.poll(() => existsSync(started)).toBe(true), exited]);
  expect(readdirSync(temporary)).toHaveLength(1);
  caller.kill("SIGTERM");
  expect((await exited)[0]).toBe(143);
  await expect.poll(() => processesOf(folder)).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
});
