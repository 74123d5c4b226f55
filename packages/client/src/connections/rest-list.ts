import { type ToolDescription, ToolError } from "@twinhost/core";
import type { Dispatcher } from "undici";
import { failureOfStatus, TOOL_SERVER_ADVICE } from "../http-status-failures.ts";
import { listSignal } from "../list-signal.ts";
import type { ListOptions } from "../tool-client.ts";

/** A list that the server gave an ETag: requested again, it is sent only if it has changed. */
export interface KnownList {
  readonly etag: string;
  readonly tools: ToolDescription[];
}

/** `GET /tools`, at its path. @throws ToolError for an error status, and whatever the network throws */
export const readList = async (
  pool: Dispatcher,
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  known: KnownList | undefined,
  options: ListOptions,
): Promise<KnownList> => {
  const response = await pool.request({
    origin,
    method: "GET",
    path,
    headers: { ...headers, ...(known && { "if-none-match": known.etag }) },
    signal: listSignal(options),
  });
  const text = await response.body.text();
  const ttlMs = maxAgeMs(response.headers["cache-control"]);
  if (ttlMs !== undefined) options.onTtl?.(ttlMs);
  if (response.statusCode === 304 && known) return known;
  if (response.statusCode !== 200) {
    const { code, message } = failureOfStatus(response.statusCode, TOOL_SERVER_ADVICE);
    throw new ToolError(code, message);
  }
  const { etag } = response.headers;
  return {
    etag: typeof etag === "string" ? etag : "",
    tools: (JSON.parse(text) as { tools: ToolDescription[] }).tools,
  };
};

const maxAgeMs = (cacheControl: string | string[] | undefined): number | undefined => {
  const seconds = /(?:^|[\s,])max-age=(\d+)/.exec(String(cacheControl))?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
};
