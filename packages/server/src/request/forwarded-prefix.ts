import type { Request } from "express";

const PATH = /^(\/[\w.~%-]+)+$/;

/** The path below which a trusted proxy (`TRUST_PROXY`) serves this server, from `X-Forwarded-Prefix`; else empty. */
export const forwardedPrefix = (request: Request): string => {
  const isTrusted: (address: string | undefined, hop: number) => boolean = request.app.get("trust proxy fn");
  if (!isTrusted(request.socket.remoteAddress, 0)) return "";
  const prefix = request.get("x-forwarded-prefix")?.trim().replace(/\/+$/, "") ?? "";
  return PATH.test(prefix) ? prefix : "";
};
