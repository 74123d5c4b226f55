import { join } from "node:path";
import { type Authorization, clientCredentials, signedIn } from "@twinhost/client";
import { commandLine, makePrivateFolder } from "@twinhost/core";
import type { McpServerEntry } from "../config/mcp-entry.ts";

/** The file for the tokens of a person who signed in to a server; creates its folder in the data folder. */
export const signInFileOf = (dataDirectory: string, server: string): string => {
  const folder = join(dataDirectory, "sign-ins");
  makePrivateFolder(folder);
  return join(folder, `${encodeURIComponent(server)}.json`);
};

/** How access tokens are obtained, according to a server's entry; undefined if it does not say. */
export const authorizationOf = (
  name: string,
  entry: McpServerEntry,
  dataDirectory: string | undefined,
): Authorization | undefined => {
  if (!("url" in entry) || !entry.oauth) return undefined;
  const { clientId, clientSecret, ...rest } = entry.oauth;
  if (clientId !== undefined && clientSecret !== undefined)
    return clientCredentials({ clientId, clientSecret, ...rest });
  if (dataDirectory === undefined) return undefined;
  return signedIn({
    ...rest,
    clientId,
    file: signInFileOf(dataDirectory, name),
    advice: `The MCP server "${name}" wants somebody to sign in: run ${commandLine("sign-in", name)}.`,
  });
};
