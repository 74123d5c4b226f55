import type { Deployment } from "./deployment.ts";
import type { DesktopEntries } from "./entries.ts";

/** Defined only by the build of the package `twinhost`. */
declare const TWINHOST_IS_PACKAGED: true | undefined;

/**
 * How to run each step: in the workspace, which is built or installed first, or from the package, without sources or
 * containers.
 */
const RUN =
  typeof TWINHOST_IS_PACKAGED === "undefined"
    ? {
        keys: "npx -y pnpm@12 keys",
        build: ["npx -y pnpm@12 build"],
        install: ["npx -y pnpm@12 install"],
        pack: ["npx -y pnpm@12 -C apps/twinhost pack"],
        secrets: ["npx -y pnpm@12 exec node docker/make-secrets.ts"],
        toolServer: "npx -y pnpm@12 exec node apps/http-server/dist/main.js",
        llmServer: "npx -y pnpm@12 exec node apps/llm-server/dist/main.js",
      }
    : {
        keys: "npx twinhost keys",
        build: [],
        install: [],
        pack: [],
        secrets: [],
        toolServer: "npx twinhost serve",
        llmServer: "npx twinhost llm",
      };

/** With a separate tool server, or a single container with the tools inside. */
export const composeFile = ({ serves }: Deployment): string =>
  serves ? "docker/compose.yaml" : "docker/compose.stdio.yaml";

/** The commands that start an answer, in their order. */
export const commandsOf = (deployment: Deployment, entries: DesktopEntries): string[] => {
  const { serves, ownLlmServer, inContainers } = deployment;
  const builds = !inContainers && (serves || ownLlmServer);
  // A build installs too.
  const packs = entries.startsTools ? [...(builds ? [] : RUN.install), ...RUN.pack] : [];
  const keys = serves ? keysOf(deployment, entries) : [];
  if (inContainers) return [...packs, ...RUN.secrets, ...keys, ...upOf(deployment)];
  return [
    ...(builds ? RUN.build : []),
    ...packs,
    ...keys,
    ...(serves ? [RUN.toolServer] : []),
    ...(ownLlmServer ? [RUN.llmServer] : []),
  ];
};

/** A key for each group of callers. One machine's containers have the LLM server's key as a secret. */
const keysOf = (deployment: Deployment, { callsServer }: DesktopEntries): string[] => {
  const { overHttp, ownLlmServer, inContainers, apart, hasKeys, httpCallers } = deployment;
  const create = inContainers
    ? `docker compose -f ${composeFile(deployment)} run --rm --no-deps mcp-server keys create`
    : `${RUN.keys} create`;
  const needsOwn = overHttp && ownLlmServer && hasKeys && (!inContainers || apart);
  return [
    ...(needsOwn ? [`${create} --owner llm-server --tools '*'`] : []),
    ...(httpCallers.includes("outsiders")
      ? [`${create} --owner partner --tools search_docs --rate 60/min --expires 90d`]
      : []),
    ...(httpCallers.includes("own-services") ? [`${create} --owner own-service --tools '*' --rate 600/min`] : []),
    ...(callsServer ? [`${create} --owner desktop --tools '*' --rate ${desktopRate(deployment)}/min`] : []),
  ];
};

/** Twice what a desktop assistant calls on average; clients besides the LLM servers call seldom. */
const desktopRate = ({ given, ownLlmServer }: Deployment): number =>
  ownLlmServer ? 60 : Math.max(60, Math.ceil(given.callsPerSecond * 60 * 2));

/** The edge needs Redis beside it, because its replicas count limits together. */
const upOf = (deployment: Deployment): string[] => {
  const { ownLlmServer, apart, hasEdge, toolServers } = deployment;
  const compose = `docker compose -f ${composeFile(deployment)}`;
  const scale = hasEdge && toolServers > 1 ? ` --scale mcp-server=${toolServers}` : "";
  const toolServer = hasEdge ? " mcp-server redis edge" : " mcp-server";
  const services = ownLlmServer && !apart ? "" : toolServer;
  return [
    `${compose}${hasEdge ? " --env-file docker/edge.env" : ""} up --build${scale}${services}`,
    ...(apart ? [`${compose} up --build --no-deps llm-server`] : []),
  ];
};
