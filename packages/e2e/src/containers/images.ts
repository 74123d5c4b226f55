import { join } from "node:path";
import { WORKSPACE } from "@twinhost/testing";
import manifest from "../../../../package.json" with { type: "json" };
import { BUILD_OPTIONS } from "./base-images.ts";
import type { Engine } from "./engine.ts";

const DOCKER = join(WORKSPACE, "docker");

/** The compose files' images, and the build arguments of each. */
const IMAGES = {
  "mcp-server": ["--target", "mcp-server", "-f", join(DOCKER, "Dockerfile"), WORKSPACE],
  "llm-server": ["--target", "llm-server", "-f", join(DOCKER, "Dockerfile"), WORKSPACE],
  edge: ["-f", join(DOCKER, "edge/Dockerfile"), join(DOCKER, "edge")],
} as const;

export type ImageName = keyof typeof IMAGES;

const imageTag = (name: ImageName): string => `docker.io/twinhost/${name}:${manifest.version}`;

/** Builds an image from its Dockerfile. @returns its size in MB */
export const buildImage = async (engine: Engine, name: ImageName): Promise<number> => {
  await engine.buildah(...BUILD_OPTIONS, "-t", imageTag(name), ...IMAGES[name]);
  const bytes = await engine.podman("image", "inspect", "--format", "{{.Size}}", imageTag(name));
  return Math.round(Number(bytes) / 1e6);
};

/** Gives an image a new id under the same name, like a new version. */
export const renewImage = async (engine: Engine, name: ImageName): Promise<void> => {
  const container = (await engine.buildah("from", "--pull-never", imageTag(name))).trim();
  await engine.buildah("config", "--label", `renewed=${Date.now()}`, container);
  await engine.buildah("commit", "--rm", "--format", "docker", container, imageTag(name));
};
