import { json } from "../api/api.ts";
import type { ToolDescription } from "../api/types.ts";

/** The server's response to programs that request this page. */
interface ServerInfo {
  readonly title: string;
  readonly version: string;
}

export const readServerInfo = (): Promise<ServerInfo> => json("./", { headers: { Accept: "application/json" } });

/** The tools that the user may use. */
export const readServedTools = async (): Promise<readonly ToolDescription[]> =>
  (await json<{ tools: readonly ToolDescription[] }>("tools")).tools;

/** The absolute URL of an endpoint, including a proxy's prefix. */
export const addressOf = (path: string): string => new URL(path, location.href).href;
