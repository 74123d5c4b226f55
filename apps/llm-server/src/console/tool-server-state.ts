import { pathOf } from "@twinhost/client";
import { z } from "zod";

/** A page of the tool server as it answered, or why there is none. */
type Page =
  | { readonly ok: true; readonly status: number; readonly body: unknown }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly isOfToolServer?: boolean };

export interface ToolServerState {
  readonly url: string;
  readonly health: Page;
  readonly ready: Page;
  readonly metrics: Page;
}

export interface ToolServerAddress {
  /** Base URL. */
  readonly url: string;
  readonly apiKey?: string | undefined;
}

const TIMEOUT_MS = 3_000;
const problem = z.object({ code: z.string(), detail: z.string() });

const UNAVAILABLE: Page = {
  ok: false,
  code: "engine_unavailable",
  message: "The tool server does not answer. Check that it runs and that MCP_SERVER_URL points to it.",
};
const NOT_YOURS: Page = { ok: false, code: "forbidden", message: "This needs an API key of the role metrics." };

/** The URL as it is shown: origin and path only. */
export const baseOf = (url: string): string => `${new URL(url).origin}${pathOf(url)}`;

/**
 * Asks the tool server for its state, with this server's own key. Never rejects.
 * @param seesAll whether the caller may see everybody's calls; if not, the metrics are left out
 */
export const readToolServerState = async (server: ToolServerAddress, seesAll: boolean): Promise<ToolServerState> => {
  const [health, ready, metrics] = await Promise.all([
    read(server, "/health"),
    read(server, "/ready"),
    seesAll ? read(server, "/metrics") : NOT_YOURS,
  ]);
  return { url: baseOf(server.url), health, ready, metrics };
};

/** The tool server's usage by tool and hour; never rejects either. @param from the first moment, in ISO 8601 */
export const readToolServerUsage = async (server: ToolServerAddress, seesAll: boolean, from: string): Promise<Page> =>
  seesAll ? read(server, `/usage?by=tool&period=hour&from=${encodeURIComponent(from)}`) : NOT_YOURS;

const read = async ({ url, apiKey }: ToolServerAddress, path: string): Promise<Page> => {
  try {
    const response = await fetch(`${baseOf(url)}${path}`, {
      headers: apiKey === undefined ? {} : { "x-api-key": apiKey },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    const body: unknown = isJson ? JSON.parse(text) : text;
    // Health and readiness report their state with 503 too.
    const refused = problem.safeParse(body);
    if (!refused.success) return { ok: true, status: response.status, body };
    return { ok: false, code: refused.data.code, message: refused.data.detail, isOfToolServer: true };
  } catch {
    return UNAVAILABLE;
  }
};
