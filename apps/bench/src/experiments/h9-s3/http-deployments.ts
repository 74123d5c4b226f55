import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openKeyStore } from "@twinhost/policy";
import { findArm } from "../../arms/catalog.ts";
import { listeningPorts } from "../../measure/listening-ports.ts";
import { startServer } from "../../processes/server-process.ts";
import { allStarted } from "../all-started.ts";
import { type Certificate, makeCertificate } from "../certificate.ts";
import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { DEPLOYMENTS, type DeploymentId, letInCell, MEASURES, type Measure, PROBES, socketsCell } from "./cells.ts";
import { tryProbes } from "./probes.ts";
import type { Keys } from "./target.ts";

/** A data folder with the search index, and with API keys, which its servers then require. */
export interface KeyedFolder {
  readonly path: string;
  readonly keys: Keys;
}

export const makeKeyedFolder = async (dataDir: string): Promise<KeyedFolder> => {
  const path = join(dataDir, "probed");
  await mkdir(path, { recursive: true });
  await copyFile(join(dataDir, "search.sqlite"), join(path, "search.sqlite"));
  const store = openKeyStore(path);
  const create = (tools: readonly string[]): string =>
    store.create({ owner: "probes", tools: [...tools], role: "caller", ratePerMinute: null, expiresAt: null }).key;
  try {
    return { path, keys: { good: create(["*"]), limited: create(["search_docs"]), flooding: create(["*"]) } };
  } finally {
    store.close();
  }
};

/** Attacks the tool server with default settings, with all measures, and with all but each one. */
export const probeDeployments = async (setting: ExperimentSetting, keyed: KeyedFolder): Promise<StartFigures> => {
  const certificate = await makeCertificate(setting.dataDir);
  // In parallel, because each waits for its silent connections to be closed.
  const probed = DEPLOYMENTS.map((id) => {
    const measures = id === "default" ? [] : MEASURES.filter((measure) => id !== `without-${measure}`);
    return probeDeployment(id, measures, setting, { keyed, certificate });
  });
  return Object.assign({}, ...(await allStarted(probed)));
};

const probeDeployment = async (
  id: DeploymentId,
  measures: readonly Measure[],
  { hosts, dataDir }: ExperimentSetting,
  { keyed, certificate }: { readonly keyed: KeyedFolder; readonly certificate: Certificate },
): Promise<StartFigures> => {
  const [host] = findArm(hosts, dataDir, "http").servers;
  if (!host) throw new Error("The HTTP deployment has no server.");
  const has = (measure: Measure): boolean => measures.includes(measure);
  const env = {
    ...host.env,
    ...(has("keys") && { DATA_DIR: keyed.path }),
    ...(has("tls") && certificate.settings),
    ...(has("rate") && { RATE_LIMIT: "60/min" }),
  };
  const server = await startServer({ ...host, env }, new Map());
  try {
    const letIn = await tryProbes({
      port: server.port,
      ca: has("tls") ? certificate.certificate : undefined,
      keys: has("keys") ? keyed.keys : undefined,
    }).catch((error: Error) => {
      throw new Error(`${id}: ${error.message}`, { cause: error });
    });
    const sockets = id === "default" && { [socketsCell("http")]: (await listeningPorts([server.pid])).length };
    return {
      ...Object.fromEntries(PROBES.map((probe) => [letInCell(id, probe), Number(letIn.has(probe))])),
      ...sockets,
    };
  } finally {
    await server.stop();
  }
};
