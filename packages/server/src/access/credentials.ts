import type { IncomingHttpHeaders } from "node:http";

/** A key and the header that carried it: an invalid key is refused differently for each. */
export interface Credential {
  readonly key: string;
  readonly way: "X-API-Key" | "Bearer";
}

const BEARER = /^Bearer +([^ ]+) *$/i;

/** Reads the key from a request's headers, never from its query string. `X-API-Key` takes precedence. */
export const readCredential = (headers: IncomingHttpHeaders): Credential | undefined => {
  const apiKey = headers["x-api-key"];
  if (typeof apiKey === "string" && apiKey !== "") return { key: apiKey, way: "X-API-Key" };
  const token = BEARER.exec(headers.authorization ?? "")?.[1];
  return token === undefined ? undefined : { key: token, way: "Bearer" };
};
