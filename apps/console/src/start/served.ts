import { json } from "../api/api.ts";
import type { ToolDescription } from "../api/types.ts";

/** What the server says of itself where a program asks for this page. */
interface ServerInfo {
  readonly title: string;
  readonly version: string;
}

export const readServerInfo = (): Promise<ServerInfo> => json("./", { headers: { Accept: "application/json" } });

/** The tools that the reader may use. */
export const readServedTools = async (): Promise<readonly ToolDescription[]> =>
  (await json<{ tools: readonly ToolDescription[] }>("tools")).tools;

/** The address of something that this server serves: it may stand below a proxy's prefix. */
export const addressOf = (path: string): string => new URL(path, location.href).href;
