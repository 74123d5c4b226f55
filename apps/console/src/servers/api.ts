import { json, withBody } from "../api/api.ts";

/** A server in MCP_CONFIG_FILE. */
export interface KeptServer {
  readonly name: string;
  readonly transport: "stdio" | "http";
  /** Its command or URL. */
  readonly target: string;
  readonly status: string;
  readonly tools: number;
  readonly reason?: string;
  /** What its entry has besides, whose values are not sent because they may be secret. */
  readonly hidden: {
    /** How many there are. */
    readonly args: number;
    /** Names of variables and headers. */
    readonly env: readonly string[];
    readonly headers: readonly string[];
  };
}

/** Required before a server can be added: the file, an API key of the user, one for the tool server. */
export type Missing = "MCP_CONFIG_FILE" | "key" | "MCP_API_KEY";

export interface KeptServers {
  readonly missing: readonly Missing[];
  readonly servers: readonly KeptServer[];
}

export type ServerTest =
  | { readonly ok: true; readonly tools: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/** An entry in MCP_CONFIG_FILE. */
export type Entry = Readonly<Record<string, unknown>>;

const pathOf = (name: string): string => `console/servers/${encodeURIComponent(name)}`;

export const readServers = (): Promise<KeptServers> => json("console/servers");
/** @param replace allows replacing a server of the same name, which otherwise fails with `refused_input` */
export const addServer = (name: string, entry: Entry, replace: boolean): Promise<KeptServers> =>
  json(pathOf(name), withBody("PUT", { entry, replace }));
/** @param changes the keys to change; the others keep their values */
export const editServer = (name: string, changes: Entry): Promise<KeptServers> =>
  json(pathOf(name), withBody("PATCH", { entry: changes }));
export const removeServer = (name: string): Promise<KeptServers> => json(pathOf(name), { method: "DELETE" });
export const switchServerOff = (name: string, off: boolean): Promise<KeptServers> =>
  json(`${pathOf(name)}/off`, withBody("PUT", { off }));
export const testServer = (name: string, entry: Entry): Promise<ServerTest> =>
  json("console/servers/test", withBody("POST", { name, entry }));
/** Tests a server as it would be with these changes. */
export const testEdit = (name: string, changes: Entry): Promise<ServerTest> =>
  json(`${pathOf(name)}/test`, withBody("POST", { entry: changes }));
