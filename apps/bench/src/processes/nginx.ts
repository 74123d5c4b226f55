import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitForPort } from "./server-process.ts";

/** Paths on Debian, other systems and Homebrew. */
const PROGRAMS = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"];

const findNginx = (): string | undefined => PROGRAMS.find((program) => existsSync(program));

/** What has to be installed for nginx; undefined if it is installed. */
export const missingNginx = (): string | undefined =>
  findNginx() === undefined ? "nginx (Debian: apt-get install nginx-light)" : undefined;

interface Nginx {
  readonly pid: number;
  /** Switches to another configuration; requests in flight finish with the old one. */
  reload(http: string): void;
  stop(): Promise<void>;
}

interface NginxOptions {
  /** Contents of the `http` block. */
  readonly http: string;
  /** Loopback ports that it listens on. */
  readonly ports: Iterable<number>;
  /** Default: one. More would take cores from the servers. */
  readonly workers?: number;
}

/** Starts nginx as this user, with files in a temporary folder. @throws when it is not installed or does not start */
export const startNginx = async ({ http, ports, workers = 1 }: NginxOptions): Promise<Nginx> => {
  const nginx = findNginx();
  if (nginx === undefined) throw new Error(`There is no ${missingNginx()}.`);
  const folder = mkdtempSync(join(tmpdir(), "twinhost-nginx-"));
  const file = join(folder, "nginx.conf");
  const write = (block: string): void => writeFileSync(file, configuration(folder, block, workers));
  write(http);
  const child = spawn(nginx, ["-c", file, "-e", "stderr"], { stdio: ["ignore", "ignore", "pipe"] });
  const endWithUs = (): void => {
    // SIGKILL would leave its worker behind.
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
  for (const port of ports)
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

const configuration = (folder: string, http: string, workers: number): string => `
daemon off; pid ${folder}/pid; worker_processes ${workers};
events { worker_connections 2048; }
http {
  access_log off;
  ${TEMPORARY.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ")}
  ${http}
}
`;
