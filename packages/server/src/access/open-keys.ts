import { BlockList, isIP } from "node:net";
import { commandLine, type Logger } from "@twinhost/core";
import { type KeyStore, openKeyStore } from "@twinhost/policy";
import { makeDataDirectory } from "@twinhost/runtime";

export interface KeySettings {
  readonly DATA_DIR: string;
  readonly API_KEYS_FILE?: string | undefined;
  readonly HOST: string;
  readonly OAUTH_ISSUER?: string | undefined;
}

/** A running server's API keys. */
export interface OpenKeys {
  readonly keys: KeyStore;
  /** Rereads `API_KEYS_FILE`. @throws Error with a one-line message; the keys then stay unchanged */
  reload(): void;
  /** Logs a warning when there are no keys; call it once the server listens. */
  warnIfOpen(): void;
}

/**
 * Opens the key store in the data folder and seeds it from `API_KEYS_FILE`.
 * @throws Error with one line for the operator; also when there are no keys and other machines could reach the server
 */
export const openKeys = (settings: KeySettings, log: Logger): OpenKeys => {
  const { DATA_DIR, API_KEYS_FILE, HOST, OAUTH_ISSUER } = settings;
  const isOpen = (): boolean => OAUTH_ISSUER === undefined && !keys.hasKeys();
  makeDataDirectory(DATA_DIR);
  const keys = openKeyStore(DATA_DIR, log);
  const reload = (): void => {
    if (API_KEYS_FILE) log.info(keys.seedFrom(API_KEYS_FILE), "keys read from API_KEYS_FILE");
  };
  try {
    reload();
    if (!isOnThisMachine(HOST) && isOpen())
      throw new Error(`HOST=${HOST} lets other machines in, and there are no API keys. ${ADVICE}`);
  } catch (error) {
    keys.close();
    throw error;
  }
  const warnIfOpen = (): void => {
    if (isOpen()) log.warn("there are no API keys: everybody on this machine may call every tool");
  };
  return { keys, reload, warnIfOpen };
};

const ADVICE = `Make one with ${commandLine("keys", "create")}, give API_KEYS_FILE or OAUTH_ISSUER, or set HOST=127.0.0.1`;

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Whether only this machine can reach a server that listens there. A Unix socket is protected by its folder. */
const isOnThisMachine = (host: string): boolean => {
  if (host === "localhost" || host.startsWith("unix:")) return true;
  const version = isIP(host);
  return version !== 0 && loopback.check(host, version === 6 ? "ipv6" : "ipv4");
};
