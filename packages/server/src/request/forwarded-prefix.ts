import type { Request } from "express";

const PATH = /^(\/[\w.~%-]+)+$/;

/**
 * The path prefix under which a trusted proxy (`TRUST_PROXY`) serves this server, from `X-Forwarded-Prefix`; else
 * empty. Chained proxies each append the prefix that they removed, the outermost first; joined, they form the path.
 */
export const forwardedPrefix = (request: Request): string => {
  const isTrusted: (address: string | undefined, hop: number) => boolean = request.app.get("trust proxy fn");
  if (!isTrusted(request.socket.remoteAddress, 0)) return "";
  const prefixes = (request.get("x-forwarded-prefix") ?? "")
    .split(",")
    .map((prefix) => prefix.trim().replace(/\/+$/, ""));
  const named = prefixes.filter((prefix) => prefix !== "");
  return named.every((prefix) => PATH.test(prefix)) ? named.join("") : "";
};
