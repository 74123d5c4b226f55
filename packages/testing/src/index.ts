export { eventsIn, messageIn, readEvents } from "./event-stream.ts";
export { freePort } from "./free-port.ts";
export { type Gate, startGate } from "./gate.ts";
export { builtHttpHost, builtLlmServer, builtStdioHost, hostEnvironment, WORKSPACE } from "./hosts/built-hosts.ts";
export { createDataDirectory } from "./hosts/data-directory.ts";
export { type HostProcess, startHostProcess } from "./hosts/host-process.ts";
export { startHttpHost } from "./hosts/http-host.ts";
export { startLlmServer } from "./hosts/llm-server.ts";
export { logLines } from "./hosts/log-lines.ts";
export { isAlive, processesOf } from "./hosts/processes.ts";
export { runToEnd } from "./hosts/run-to-end.ts";
export { type ServerProcess, startServerProcess } from "./hosts/server-process.ts";
export { type LoopbackServer, startLoopbackServer } from "./loopback-server.ts";
export { watchProcesses } from "./orphan-check/global-setup.ts";
export { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from "./otlp-receiver.ts";
export { type RedisProcess, startRedis } from "./redis-process.ts";
export {
  APERTIUM,
  APERTIUM_APY,
  describeIfInstalled,
  EMBEDDINGS_PYTHON,
  isInstalled,
  LOGROTATE,
  PROMETHEUS,
  PYTHON,
  REDIS,
  SYSTEMD,
  searchEngineRequirement,
} from "./requires.ts";
export { rounds } from "./rounds.ts";
export { runCli } from "./run-cli.ts";
export { type ClusterNode, type SearchCluster, startCluster } from "./search-clusters/start-cluster.ts";
export { silentLog } from "./silent-log.ts";
export { startTokenIssuer, type TokenIssuer } from "./token-issuer.ts";
