import type { IncomingHttpHeaders } from "node:http";

/** A key as a request presents it, and how: the two are refused differently. */
export interface Credential {
  readonly key: string;
  readonly way: "X-API-Key" | "Bearer";
}

const BEARER = /^Bearer +([^ ]+) *$/i;

/** Reads the key of a request from its headers; the query string is no place for one. `X-API-Key` comes first. */
export const readCredential = (headers: IncomingHttpHeaders): Credential | undefined => {
  const apiKey = headers["x-api-key"];
  if (typeof apiKey === "string" && apiKey !== "") return { key: apiKey, way: "X-API-Key" };
  const token = BEARER.exec(headers.authorization ?? "")?.[1];
  return token === undefined ? undefined : { key: token, way: "Bearer" };
};
