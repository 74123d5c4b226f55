import { join } from "node:path";
import { WORKSPACE } from "@twinhost/testing";
import type { Engine } from "./engine.ts";
import { runProgram } from "./run-program.ts";

/** A running compose file of docker/, with variables as if set in `docker/.env`. */
export interface Project {
  /** Starts services without their dependencies, whose images may not be available on this machine. */
  up(services: readonly string[], replicas?: Readonly<Record<string, number>>): Promise<void>;
  /** Runs a command of the image in a separate container. @returns its stdout */
  run(service: string, ...args: readonly string[]): Promise<string>;
  /** Ids of a service's containers, running or not. */
  containers(service: string): Promise<string[]>;
  /** Stops and removes everything, including volumes. */
  down(): Promise<void>;
}

/** Opens a compose file as a project. */
export const openProject = (
  engine: Engine,
  name: string,
  { file, variables }: { readonly file: string; readonly variables: Readonly<Record<string, string>> },
): Project => {
  const environment = { ...engine.environment, ...variables };
  const compose = (...args: readonly string[]) =>
    runProgram(
      engine.podmanCompose,
      ["-p", name, "-f", join(WORKSPACE, "docker", file), "--profile", "edge", ...args],
      environment,
    );
  const list = async (filter: string): Promise<string[]> =>
    (await engine.podman("ps", "--all", "--quiet", "--filter", filter)).split("\n").filter((id) => id !== "");
  return {
    up: async (services, replicas = {}) => {
      const scale = Object.entries(replicas).flatMap(([service, count]) => ["--scale", `${service}=${count}`]);
      await compose("up", "--detach", "--no-build", "--no-deps", ...scale, ...services);
    },
    run: (service, ...args) => compose("run", "--rm", "--no-deps", "-T", service, ...args),
    containers: async (service) => {
      const ids = await list(`label=com.docker.compose.service=${service}`);
      const inProject = await list(`label=com.docker.compose.project=${name}`);
      return ids.filter((id) => inProject.includes(id));
    },
    down: async () => {
      // podman-compose does not know the replicas created by another command.
      const ids = await list(`label=com.docker.compose.project=${name}`);
      const remove = () => engine.podman("rm", "--force", "--ignore", "--time", "1", ...ids);
      // On a busy machine podman loses track of a container that stops while it kills it.
      if (ids.length > 0) await remove().catch(remove);
      await compose("down", "--volumes");
    },
  };
};
