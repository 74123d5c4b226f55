import type { Advice } from "../advice.ts";
import { poolSetting } from "../set-up.ts";
import { type Deployment, PUBLIC_NAME } from "./deployment.ts";

type Setting = Advice["toDo"]["settings"][number];
type Pair = readonly [name: string, value: string];

const LOCAL_URL = "http://127.0.0.1:3000";

/** Under the name that others call it by, and still under the one of its own machine. */
const HOSTS = `${PUBLIC_NAME},localhost,127.0.0.1`;

/** A host's limits by default, in calls at once and in bytes. */
const CALLS_AT_ONCE = 256;
const RESULT_BYTES = 1_048_576;

/** The settings that an answer needs beyond the defaults, and beyond what the compose files set. */
export const settingsOf = (deployment: Deployment): Setting[] => {
  const { serves, inContainers, hasEdge, networked, ownLlmServer } = deployment;
  const of = (program: Setting["program"], pairs: readonly Pair[]): Setting[] =>
    pairs.map(([name, value]) => ({ program, name, value }));
  return [
    ...of("llm-server", ownLlmServer ? llmServerSettings(deployment) : []),
    ...of("tool-server", serves && !inContainers ? listenSettings(deployment) : []),
    // Behind the edge, Redis counts the calls of all tool servers together.
    ...of("tool-server", serves ? toolSettings(deployment, hasEdge ? 1 : deployment.toolServers) : []),
    ...of("edge", hasEdge && networked ? EDGE_SETTINGS : []),
  ];
};

const llmServerSettings = (deployment: Deployment): Pair[] => {
  const { inputs, answer, overHttp, inContainers, apart, hasKeys } = deployment;
  const { llmServers } = answer;
  // The compose file sets the address and the key of a tool server beside the LLM server.
  const isByCompose = inContainers && !apart;
  return [
    ["TOOL_TRANSPORT", llmServers === "stdio-pool" ? "stdio" : llmServers],
    ...(llmServers === "stdio-pool" ? ([["STDIO_POOL", poolSetting(inputs)]] as const) : []),
    ...(overHttp && !isByCompose ? ([["MCP_SERVER_URL", urlFor(deployment)]] as const) : []),
    ...(overHttp && !isByCompose && hasKeys ? ([["MCP_API_KEY", "KEY"]] as const) : []),
    ...(overHttp ? [] : toolSettings(deployment, deployment.given.llmServers)),
  ];
};

/** A certificate is good for the public name alone. */
const urlFor = ({ apart, hasTls, publicUrl }: Deployment): string => (apart || hasTls ? publicUrl : LOCAL_URL);

/** Several tool servers listen behind nginx, each at a port of its own. */
const listenSettings = ({ networked, hasTls, toolServers }: Deployment): Pair[] => {
  const names: Pair[] = networked ? [["ALLOWED_HOSTS", HOSTS]] : [];
  if (toolServers > 1) return [["PORT", "3001"], ["TRUST_PROXY", "loopback"], ...names];
  return [
    ...(networked ? ([["HOST", "0.0.0.0"]] as const) : []),
    ...names,
    ...(hasTls
      ? ([
          ["TLS_CERT_FILE", "/path/to/cert.pem"],
          ["TLS_KEY_FILE", "/path/to/key.pem"],
        ] as const)
      : []),
  ];
};

/** What the programs that run the tools need, where `hosts` of them each count a part of the calls. */
const toolSettings = ({ given, inContainers }: Deployment, hosts: number): Pair[] => {
  const { llmServers, callsPerSecond, toolMs, payloadKiB, toolLanguage } = given;
  const atOnce = (llmServers * callsPerSecond * toolMs) / 1_000 / hosts;
  const bytes = payloadKiB * 1_024;
  // Twice the average: calls do not come evenly.
  return [
    ...(atOnce * 2 > CALLS_AT_ONCE ? ([["MAX_CONCURRENT_CALLS", String(Math.ceil(atOnce * 2))]] as const) : []),
    ...(bytes >= RESULT_BYTES ? ([["MAX_RESULT_BYTES", String(Math.ceil(bytes * 2))]] as const) : []),
    ...(toolLanguage === "other"
      ? ([["MCP_CONFIG_FILE", inContainers ? "/config/mcp.json" : "/path/to/mcp.json"]] as const)
      : []),
  ];
};

/** The LLM server keeps its name on this machine. */
const EDGE_SETTINGS: readonly Pair[] = [
  ["TOOLS_SITE", PUBLIC_NAME],
  ["ALLOWED_HOSTS", `${PUBLIC_NAME},llm.localhost`],
  ["EDGE_ADDRESS", "0.0.0.0"],
];
