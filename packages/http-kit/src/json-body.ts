import express, { type Request, type RequestHandler } from "express";
import { HttpError } from "./http-error.ts";

/** Deeper JSON than this is an attack on recursive code, not an argument. */
const MAX_NESTING = 64;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

const contentTypeOf = (request: Request): { mediaType: string; charset: string } => {
  const [mediaType = "", ...parameters] = (request.headers["content-type"] ?? "").toLowerCase().split(";");
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("charset="));
  return { mediaType: mediaType.trim(), charset: charset?.slice("charset=".length).replaceAll('"', "") ?? "utf-8" };
};

const requireJson: RequestHandler = (request, _response, next) => {
  if (request.method !== "POST" && request.method !== "PUT") return next();
  const { mediaType, charset } = contentTypeOf(request);
  if (mediaType !== "application/json" || charset !== "utf-8") {
    throw new HttpError("bad_request", "Send the body as Content-Type: application/json, in UTF-8.", { status: 415 });
  }
  next();
};

const nestsTooDeep = (json: string): boolean => {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < json.length; index++) {
    const character = json.charCodeAt(index);
    if (inString) {
      if (character === 0x5c) index++;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) {
      if (++depth > MAX_NESTING) return true;
    } else if (character === 0x7d || character === 0x5d) depth--;
  }
  return false;
};

const parseBody: RequestHandler = (request, _response, next) => {
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes)) return next();
  try {
    const text = utf8.decode(bytes);
    if (nestsTooDeep(text)) throw new Error("nested too deep");
    request.body = JSON.parse(text);
  } catch {
    throw new MalformedJson();
  }
  next();
};

export class MalformedJson extends HttpError {
  constructor() {
    super("bad_request", `The body is not JSON in UTF-8, or nests deeper than ${MAX_NESTING} levels.`);
  }
}

/**
 * Reads JSON bodies up to `limitBytes`, counted after inflation. Unlike express.json it refuses broken UTF-8 (which would
 * come back changed) and nesting that breaks recursive code behind it.
 */
export const jsonBody = (limitBytes: number): RequestHandler[] => [
  requireJson,
  express.raw({ limit: limitBytes, type: "application/json" }),
  parseBody,
];
