import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@twinhost/testing";
import { vi } from "vitest";

export const USER = { username: "twinhost", password: "right-password" };
export const API_KEY = "right-key";

/** An nginx in front of a cluster node, secured as operators do: TLS from a private authority, and a user or a key. */
export const startSecuredProxy = async (node: string) => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-secured-"));
  const [certificate, key] = [join(folder, "certificate.pem"), join(folder, "key.pem")];
  const names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  execFileSync(
    "openssl",
    ["req", "-x509", "-days", "2", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, ...names],
    { stdio: "ignore" },
  );
  const port = await freePort();
  const basic = Buffer.from(`${USER.username}:${USER.password}`).toString("base64");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; pid ${folder}/pid; worker_processes 1; events {}
     http {
       access_log off; ${temporary.join(" ")} client_max_body_size 64m;
       map $http_authorization $status_of_caller { default 401; "Basic ${basic}" 0; "ApiKey ${API_KEY}" 0; }
       server {
         listen 127.0.0.1:${port} ssl; ssl_certificate ${certificate}; ssl_certificate_key ${key};
         location / {
           if ($status_of_caller = 401) { return 401; }
           proxy_pass ${node};
         }
       }
     }`,
  );
  const nginx = spawn("/usr/sbin/nginx", ["-c", join(folder, "nginx.conf"), "-e", "stderr"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const exited = once(nginx, "exit");
  await vi.waitFor(
    () => execFileSync("openssl", ["s_client", "-connect", `127.0.0.1:${port}`], { input: "", stdio: "pipe" }),
    { timeout: 30_000, interval: 100 },
  );
  return {
    url: `https://127.0.0.1:${port}`,
    certificate: readFileSync(certificate, "utf8"),
    certificateFile: certificate,
    stop: async () => {
      nginx.kill("SIGTERM");
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
