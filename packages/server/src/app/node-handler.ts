import type { IncomingMessage, ServerResponse } from "node:http";
import type { Response } from "express";

/** A request ahead of express: Node's own, with the four fields of express's that the code on both ways uses. */
export interface NodeRequest extends IncomingMessage {
  /** As sent, in capitals. */
  method: string;
  /** Path and query; a router within shortens it. */
  url: string;
  originalUrl: string;
  /** Parsed, once it was read. */
  body: unknown;
  /** What serves it, for metrics and traces. */
  route?: { readonly path?: unknown };
}

/** The response to a {@link NodeRequest}: Node's own, with express's `locals`. */
export interface NodeResponse extends ServerResponse {
  locals: Response["locals"];
}

/** A handler that uses nothing else of express, so that it can stand ahead of it as well as within. */
export type NodeHandler = (request: NodeRequest, response: NodeResponse, next: (error?: unknown) => void) => void;
