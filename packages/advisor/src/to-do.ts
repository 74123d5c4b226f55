import type { Advice } from "./advice.ts";
import { type AdviceCase, isServer } from "./case.ts";
import type { Inputs } from "./cost-model/inputs.ts";
import type { Answer } from "./decide.ts";
import { poolSetting, type SetUpPart, setUpOf } from "./set-up.ts";

type Setting = Advice["toDo"]["settings"][number];

/** With a separate tool server, or a single container with the tools inside. */
const composeFile = (serves: boolean): string => (serves ? "docker/compose.yaml" : "docker/compose.stdio.yaml");

/** Defined only by the build of the package `twinhost`. */
declare const TWINHOST_IS_PACKAGED: true | undefined;

/** How to run each step: in the workspace, which is built first, or from the package, without sources or containers. */
const RUN =
  typeof TWINHOST_IS_PACKAGED === "undefined"
    ? {
        keys: "npx -y pnpm@12 keys",
        build: ["npx -y pnpm@12 build"],
        pack: ["npx -y pnpm@12 -C apps/twinhost pack"],
        secrets: ["npx -y pnpm@12 exec node docker/make-secrets.ts"],
        toolServer: "npx -y pnpm@12 exec node apps/http-server/dist/main.js",
        llmServer: "npx -y pnpm@12 exec node apps/llm-server/dist/main.js",
      }
    : {
        keys: "npx twinhost keys",
        build: [],
        pack: [],
        secrets: [],
        toolServer: "npx twinhost serve",
        llmServer: "npx twinhost llm",
      };

const LOCAL_URL = "http://127.0.0.1:3000";

/** The tool server's address in examples. */
const serverUrl = (given: AdviceCase, parts: readonly SetUpPart[]): string => {
  const scheme = parts.includes("tls") ? "https" : "http";
  return given.roundTripMs === 0 && given.runsOn === "server" && scheme === "http"
    ? LOCAL_URL
    : `${scheme}://tools.example.com:3000`;
};

/** Settings, file to start from, commands and the entry of a desktop client for an answer. */
export const toDoOf = (inputs: Inputs, answer: Answer): Advice["toDo"] => {
  const { given } = inputs;
  const { llmServers } = answer;
  const parts = setUpOf(inputs, "http");
  const overHttp = isServer(llmServers);
  const serves = overHttp || answer.otherCallers === "http";
  const llm = (name: string, value: string): Setting => ({ program: "llm-server", name, value });
  const tool = (name: string, value: string): Setting => ({ program: "tool-server", name, value });
  const ownLlmServer = given.runsOn === "server";
  const inContainers = given.operations === "containers";
  const url = serverUrl(given, parts);
  // The compose file already sets the address and the key of a tool server beside the LLM server.
  const isBesides = inContainers && url === LOCAL_URL;
  const mcpServers = entryOf(given, answer, parts);
  return {
    settings: [
      ...(ownLlmServer ? [llm("TOOL_TRANSPORT", llmServers === "stdio-pool" ? "stdio" : llmServers)] : []),
      ...(ownLlmServer && llmServers === "stdio-pool" ? [llm("STDIO_POOL", poolSetting(inputs))] : []),
      ...(ownLlmServer && overHttp && !isBesides ? [llm("MCP_SERVER_URL", url)] : []),
      ...(ownLlmServer && overHttp && !inContainers && parts.includes("api-keys") ? [llm("MCP_API_KEY", "KEY")] : []),
      ...(serves ? serverSettings(parts, tool).filter(({ name }) => !inContainers || name !== "HOST") : []),
    ],
    startFrom: inContainers && (serves || ownLlmServer) ? composeFile(serves) : null,
    commands: commandsOf(given, answer, parts, mcpServers),
    mcpServers,
  };
};

/** Under the name that others call it by, and still under the one of its own machine. */
const HOSTS = "tools.example.com,localhost,127.0.0.1";

const serverSettings = (parts: readonly SetUpPart[], tool: (name: string, value: string) => Setting): Setting[] => [
  ...(parts.includes("api-keys") ? [tool("HOST", "0.0.0.0"), tool("ALLOWED_HOSTS", HOSTS)] : []),
  ...(parts.includes("tls")
    ? [tool("TLS_CERT_FILE", "/path/to/cert.pem"), tool("TLS_KEY_FILE", "/path/to/key.pem")]
    : []),
];

const commandsOf = (
  given: AdviceCase,
  answer: Answer,
  parts: readonly SetUpPart[],
  entry: Advice["toDo"]["mcpServers"],
): string[] => {
  const serves = isServer(answer.llmServers) || answer.otherCallers === "http";
  const ownLlmServer = given.runsOn === "server";
  const inContainers = given.operations === "containers" && (serves || ownLlmServer);
  const compose = `docker compose -f ${composeFile(serves)}`;
  const createKey = inContainers ? `${compose} run --rm --no-deps mcp-server keys create` : `${RUN.keys} create`;
  const isOverHttp = entry !== null && Object.values(entry).some((server) => "url" in server);
  const keys = [
    // In containers, the LLM server's key is one of the secrets.
    ...(serves && parts.includes("api-keys") && ownLlmServer && !inContainers
      ? [`${createKey} --owner llm-server --tools '*'`]
      : []),
    ...(serves && given.otherCallers.includes("outsiders")
      ? [`${createKey} --owner partner --tools search_docs --rate 60/min --expires 90d`]
      : []),
    ...(serves && given.otherCallers.includes("own-services")
      ? [`${createKey} --owner own-service --tools '*' --rate 600/min`]
      : []),
    ...(isOverHttp ? [`${createKey} --owner desktop --tools '*' --rate 60/min`] : []),
  ];
  const packs = entry !== null && !isOverHttp ? RUN.pack : [];
  if (inContainers)
    return [...packs, ...RUN.secrets, ...keys, `${compose} up --build${ownLlmServer ? "" : " mcp-server"}`];
  return [
    ...packs,
    ...(serves || ownLlmServer ? RUN.build : []),
    ...keys,
    ...(serves ? [RUN.toolServer] : []),
    ...(ownLlmServer ? [RUN.llmServer] : []),
  ];
};

/** For desktops, whether they are the LLM servers of the case or call the tools besides them. */
const entryOf = (given: AdviceCase, answer: Answer, parts: readonly SetUpPart[]): Advice["toDo"]["mcpServers"] => {
  const isDesktop = given.runsOn === "desktop";
  if (!isDesktop && !given.otherCallers.includes("desktop-clients")) return null;
  const overHttp = isDesktop ? isServer(answer.llmServers) : answer.otherCallers === "http";
  if (!overHttp) return { twinhost: { command: "npx", args: ["-y", "file:/path/to/twinhost-0.1.0.tgz", "stdio"] } };
  const url = `${serverUrl({ ...given, runsOn: "desktop" }, parts)}/mcp`;
  return { twinhost: { url, headers: { "X-API-Key": "KEY" } } };
};
