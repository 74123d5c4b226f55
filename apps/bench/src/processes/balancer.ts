import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitForPort } from "./server-process.ts";

/** Where Debian, others and Homebrew have it. */
const PROGRAMS = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"];

const findNginx = (): string | undefined => PROGRAMS.find((program) => existsSync(program));

/** What is missing for a load balancer here; undefined where it is there. */
export const missingBalancer = (): string | undefined =>
  findNginx() === undefined ? "nginx (Debian: apt-get install nginx-light)" : undefined;

/** Ports of loopback that nginx listens on, each with those of the servers behind it. */
export type Balancing = ReadonlyMap<number, readonly number[]>;

/** A running nginx. */
export interface Balancer {
  readonly pid: number;
  /** Takes other servers from now on; what is in flight ends where it is. */
  reload(balancing: Balancing): void;
  stop(): Promise<void>;
}

/** Starts nginx as the user that runs this, with its files in a temporary folder. @throws where it is not installed, or does not start */
export const startBalancer = async (balancing: Balancing): Promise<Balancer> => {
  const nginx = findNginx();
  if (nginx === undefined) throw new Error(`There is no ${missingBalancer()}.`);
  const folder = mkdtempSync(join(tmpdir(), "twinhost-nginx-"));
  const file = join(folder, "nginx.conf");
  const write = (current: Balancing): void => writeFileSync(file, configuration(folder, current));
  write(balancing);
  const child = spawn(nginx, ["-c", file, "-e", "stderr"], { stdio: ["ignore", "ignore", "pipe"] });
  const endWithUs = (): void => {
    // Killed, it would leave its worker behind.
    child.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", endWithUs);
  let lastWords = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    lastWords = (lastWords + text).slice(-2_000);
  });
  const stop = async (): Promise<void> => {
    process.off("exit", endWithUs);
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  for (const port of balancing.keys())
    if (!(await waitForPort(port, child))) {
      await stop();
      throw new Error(`nginx did not start. ${lastWords.trim()}`);
    }
  return {
    pid: child.pid ?? 0,
    reload: (next) => {
      write(next);
      child.kill("SIGHUP");
    },
    stop,
  };
};

const TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

/** One worker: more would take the cores that replicas are given. Streams of MCP pass unbuffered. */
const configuration = (folder: string, balancing: Balancing): string => `
daemon off; pid ${folder}/pid; worker_processes 1;
events { worker_connections 2048; }
http {
  access_log off; client_max_body_size 4m;
  ${TEMPORARY.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ")}
  ${[...balancing].map(([port, servers]) => entrance(port, servers)).join("\n  ")}
}
`;

const entrance = (port: number, servers: readonly number[]): string => `
  upstream behind_${port} { least_conn; ${servers.map((server) => `server 127.0.0.1:${server};`).join(" ")} keepalive 256; }
  server {
    listen 127.0.0.1:${port};
    keepalive_requests 1000000; keepalive_timeout 600s;
    location / {
      proxy_pass http://behind_${port};
      proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host;
      proxy_buffering off; proxy_read_timeout 600s;
    }
  }`;
