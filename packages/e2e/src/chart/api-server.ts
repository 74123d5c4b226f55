import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createDataDirectory, freePort } from "@twinhost/testing";
import { type ApiClient, createApiClient } from "./api-client.ts";
import { API_SERVER } from "./tools.ts";

const TOKEN = "a-token-of-this-test";

/** A Kubernetes API server with nothing behind it but etcd. */
export interface ApiServer extends ApiClient {
  /** Polls until the condition holds. @throws Error if etcd or the API server exits first */
  until(isSo: () => boolean | Promise<boolean>): Promise<void>;
}

/** Starts Debian's etcd and an API server on loopback. @param namespace for namespaced resources */
export const startApiServer = async (namespace: string): Promise<ApiServer> => {
  const { path: folder, remove } = createDataDirectory();
  const log = join(folder, "log");
  const port = await freePort();
  const [etcd, peers] = [`http://127.0.0.1:${await freePort()}`, `http://127.0.0.1:${await freePort()}`];
  const running = [
    start("etcd", etcdArguments(folder, etcd, peers), log),
    start(API_SERVER, apiServerArguments(folder, etcd, port), log),
  ];
  const stop = async (): Promise<void> => {
    for (const child of running.toReversed()) await end(child);
    remove();
  };
  const until: ApiServer["until"] = async (isSo) => {
    while (!(await isSo())) {
      if (running.some(hasEnded)) throw new Error(`etcd or the API server has ended:\n${lastLines(log)}`);
      await sleep(100);
    }
  };
  try {
    // The API server writes its certificate before its key.
    await until(() => existsSync(join(folder, "apiserver.key")));
    const ca = readFileSync(join(folder, "apiserver.crt"), "utf8");
    const client = createApiClient({ url: `https://127.0.0.1:${port}`, token: TOKEN, ca, namespace });
    await until(() => client.isReady().catch(() => false));
    const close = async (): Promise<void> => {
      await client.close();
      await stop();
    };
    return { ...client, until, close };
  } catch (error) {
    await stop();
    throw error;
  }
};

const start = (program: string, args: readonly string[], log: string): ChildProcess => {
  const output = openSync(log, "a");
  const child = spawn(program, args, { stdio: ["ignore", output, output] });
  closeSync(output);
  process.once("exit", () => child.kill("SIGKILL"));
  return child;
};

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

const end = async (child: ChildProcess): Promise<void> => {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
};

const lastLines = (log: string): string => readFileSync(log, "utf8").split("\n").slice(-20).join("\n");

const etcdArguments = (folder: string, clients: string, peers: string): string[] => [
  `--data-dir=${join(folder, "etcd")}`,
  `--listen-client-urls=${clients}`,
  `--advertise-client-urls=${clients}`,
  `--listen-peer-urls=${peers}`,
  `--initial-advertise-peer-urls=${peers}`,
  `--initial-cluster=default=${peers}`,
];

const apiServerArguments = (folder: string, etcd: string, port: number): string[] => {
  const key = join(folder, "service-accounts.key");
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  writeFileSync(key, privateKey.export({ type: "pkcs1", format: "pem" }));
  const tokens = join(folder, "tokens.csv");
  writeFileSync(tokens, `${TOKEN},test,test,system:masters\n`);
  return [
    `--etcd-servers=${etcd}`,
    "--bind-address=127.0.0.1",
    "--advertise-address=127.0.0.1",
    "--endpoint-reconciler-type=none",
    `--secure-port=${port}`,
    `--cert-dir=${folder}`,
    `--token-auth-file=${tokens}`,
    "--authorization-mode=RBAC",
    "--service-cluster-ip-range=10.0.0.0/24",
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    // Nothing here creates the service accounts that pods would use.
    "--disable-admission-plugins=ServiceAccount",
  ];
};
