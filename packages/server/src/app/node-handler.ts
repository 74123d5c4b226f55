import type { IncomingMessage, ServerResponse } from "node:http";
import type { Response } from "express";

/** A request ahead of express: Node's own, with those of express's fields that code on both paths uses. */
export interface NodeRequest extends IncomingMessage {
  /** As sent, in upper case. */
  method: string;
  /** Path and query; a nested router shortens it. */
  url: string;
  originalUrl: string;
  /** Parsed, once it has been read. */
  body: unknown;
  /** The route that serves it, for metrics and traces. */
  route?: { readonly path?: unknown };
}

/** The response to a {@link NodeRequest}: Node's own, with express's `locals`. */
export interface NodeResponse extends ServerResponse {
  locals: Response["locals"];
}

/** A handler that uses nothing else of express, so that it can run both ahead of it and inside it. */
export type NodeHandler = (request: NodeRequest, response: NodeResponse, next: (error?: unknown) => void) => void;
