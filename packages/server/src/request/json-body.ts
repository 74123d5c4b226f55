import { MAX_JSON_NESTING, parseJson } from "@twinhost/core";
import express from "express";
import type { NodeHandler, NodeRequest } from "../app/node-handler.ts";
import { HttpError } from "../response/http-error.ts";

const contentTypeOf = (request: NodeRequest): { mediaType: string; charset: string } => {
  const [mediaType = "", ...parameters] = (request.headers["content-type"] ?? "").toLowerCase().split(";");
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("charset="));
  return { mediaType: mediaType.trim(), charset: charset?.slice("charset=".length).replaceAll('"', "") ?? "utf-8" };
};

const mustHaveBody = ({ method }: NodeRequest): boolean => method === "POST" || method === "PUT";

const requireJson: NodeHandler = (request, _response, next) => {
  if (!mustHaveBody(request) || request.headers["content-type"] === "application/json") return next();
  const { mediaType, charset } = contentTypeOf(request);
  if (mediaType !== "application/json" || charset !== "utf-8") {
    throw new HttpError("bad_request", "Send the body as Content-Type: application/json, in UTF-8.", { status: 415 });
  }
  next();
};

const parseBody: NodeHandler = (request, _response, next) => {
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) {
    if (mustHaveBody(request)) throw new MalformedJson();
    return next();
  }
  try {
    request.body = parseJson(bytes);
  } catch {
    throw new MalformedJson();
  }
  next();
};

/** Whether reading failed because the bytes are not what `Content-Encoding` names. */
const isNotAsEncoded = (error: unknown, { headers }: NodeRequest): boolean => {
  if (headers["content-encoding"] === undefined || typeof error !== "object" || error === null) return false;
  const { status, type } = error as { status?: unknown; type?: unknown };
  return status === 400 && !String(type ?? "").startsWith("request.");
};

const readBody = (limitBytes: number): NodeHandler => {
  // express.raw uses nothing of express's request.
  const read = express.raw({ limit: limitBytes, type: "application/json" }) as NodeHandler;
  return (request, response, next) => {
    if (isPlain(request, limitBytes)) readPlain(request, next);
    else
      read(request, response, (error?: unknown) =>
        next(isNotAsEncoded(error, request) ? notAsEncoded(request) : error),
      );
  };
};

/** Whether a body is not encoded and declares its length, which Node then enforces. */
const isPlain = ({ headers }: NodeRequest, limitBytes: number): boolean =>
  headers["content-encoding"] === undefined &&
  headers["transfer-encoding"] === undefined &&
  Number(headers["content-length"] ?? Number.NaN) <= limitBytes;

/** What express.raw does with such a body, without its overhead for others. */
const readPlain = (request: NodeRequest, next: (error?: unknown) => void): void => {
  const chunks: Buffer[] = [];
  request
    .on("data", (chunk: Buffer) => chunks.push(chunk))
    .once("end", () => {
      request.body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
      next();
    })
    .once("error", () => next(new HttpError("bad_request", "The request is malformed.")));
};

const notAsEncoded = ({ headers }: NodeRequest): HttpError => {
  const encoding = String(headers["content-encoding"]).toLowerCase();
  const message = `The body is not ${encoding}, as its Content-Encoding says. Compress it so, or leave Content-Encoding out.`;
  return new HttpError("bad_request", message, { status: 400 });
};

/** Thrown for a body that is not JSON in UTF-8 or nests too deeply: 400, `bad_request`. */
class MalformedJson extends HttpError {
  constructor() {
    super("bad_request", `The body is not JSON in UTF-8, or nests deeper than ${MAX_JSON_NESTING} levels.`);
  }
}

/**
 * Reads JSON bodies up to `limitBytes`, counted after inflation. Unlike express.json it refuses invalid UTF-8 (which
 * would be altered silently) and nesting too deep for recursive code downstream.
 */
export const jsonBody = (limitBytes: number): NodeHandler[] => [requireJson, readBody(limitBytes), parseBody];
