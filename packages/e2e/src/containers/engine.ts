import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isInstalled } from "@twinhost/testing";
import { runProgram } from "./run-program.ts";

/** Debian packages. runc rather than crun, which lacks features on machines without systemd. */
const PACKAGES = ["buildah", "podman", "runc", "netavark", "aardvark-dns", "catatonit", "iptables", "debootstrap"];
const COMMANDS = ["buildah", "podman", "runc", "catatonit", "iptables", "debootstrap"];
const HELPERS = ["/usr/lib/podman/netavark", "/usr/lib/podman/aardvark-dns"];
const PODMAN_COMPOSE = "podman-compose==1.6.0";

/** podman and buildah, which keep all their data in one folder. */
export interface Engine {
  readonly folder: string;
  /** Environment for programs that start podman. */
  readonly environment: NodeJS.ProcessEnv;
  readonly podmanCompose: string;
  pip(...args: readonly string[]): Promise<string>;
  podman(...args: readonly string[]): Promise<string>;
  buildah(...args: readonly string[]): Promise<string>;
  /** Removes the folder, including images and volumes. */
  remove(): Promise<void>;
}

/** Installs missing packages and opens the engine in a folder. Requires root on Debian. */
export const openEngine = async (folder: string): Promise<Engine> => {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    throw new Error(
      "Containers are built and run by root on Debian or Ubuntu: their packages are installed by apt-get.",
    );
  mkdirSync(folder, { recursive: true });
  await installPackages();
  const venv = join(folder, "venv");
  const pip = (...args: readonly string[]) => runProgram(join(venv, "bin/pip"), args);
  if (!existsSync(join(venv, "bin/podman-compose"))) {
    await runProgram("python3", ["-m", "venv", venv]);
    await pip("install", "--quiet", PODMAN_COMPOSE);
  }
  const environment = { ...process.env, ...writeConfiguration(folder) };
  const podman = (...args: readonly string[]) => runProgram("podman", args, environment);
  return {
    folder,
    environment,
    podmanCompose: join(venv, "bin/podman-compose"),
    pip,
    podman,
    buildah: (...args) => runProgram("buildah", args, environment),
    remove: async () => {
      await podman("system", "reset", "--force").catch(() => undefined);
      // An interrupted run may have left other file systems mounted inside; their content must not be removed.
      await runProgram("rm", ["-rf", "--one-file-system", folder]);
    },
  };
};

const installPackages = async (): Promise<void> => {
  if (isInstalled({ needs: PACKAGES.join(", "), commands: COMMANDS, files: HELPERS })) return;
  process.stderr.write(`Installing ${PACKAGES.join(", ")}\n`);
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update", "-qq"], environment);
  await runProgram("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...PACKAGES], environment);
};

/** @returns the environment variables that point to the files */
const writeConfiguration = (folder: string): Record<string, string> => {
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  return {
    CONTAINERS_CONF: write(
      "containers.conf",
      `[containers]
default_ulimits = ["nofile=20000:20000", "nproc=20000:20000"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
tmp_dir = "${folder}/libpod"
[network]
network_backend = "netavark"
network_config_dir = "${folder}/networks"
`,
    ),
    CONTAINERS_STORAGE_CONF: write(
      "storage.conf",
      `[storage]
driver = "overlay"
graphroot = "${folder}/storage"
runroot = "${folder}/run"
`,
    ),
    CONTAINERS_REGISTRIES_CONF: write("registries.conf", 'unqualified-search-registries = ["docker.io"]\n'),
  };
};
