import { urlUnder } from "@twinhost/client";
import { isErrorCode, ToolError } from "@twinhost/core";
import type { DocumentAdmin } from "@twinhost/server";
import { z } from "zod";
import type { ToolServerAddress } from "./tool-server-state.ts";

const added = z.object({ uri: z.string() });
const list = z.object({
  documents: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      uri: z.string().optional(),
      bytes: z.number(),
      addedAt: z.coerce.date(),
    }),
  ),
});
const problem = z.object({ code: z.string(), detail: z.string() });
const TIMEOUT_MS = 120_000;
const PATH = "/admin/documents";

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The tool server's documents, managed with the key in `MCP_API_KEY`. */
export const createRemoteDocuments = (server: ToolServerAddress): DocumentAdmin => {
  const { url } = server;
  const send = async (path: string, init: RequestInit, signal: AbortSignal): Promise<Answer> => {
    // Read each time: a reload of the settings may change it.
    const { apiKey } = server;
    const response = await fetch(urlUnder(url, path), {
      ...init,
      headers: { ...init.headers, ...(apiKey !== undefined && { "x-api-key": apiKey }) },
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    }).catch((cause: unknown) => {
      throw new ToolError("engine_unavailable", `The tool server at ${new URL(url).origin} does not answer.`, {
        cause,
      });
    });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  };
  return {
    add: async ({ name, bytes }, { signal }) => {
      const answer = await send(
        PATH,
        {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ name, content: Buffer.from(bytes).toString("base64") }),
        },
        signal,
      );
      return added.safeParse(answer.body).data ?? refuse(answer);
    },
    list: async ({ signal }) => {
      const answer = await send(PATH, {}, signal);
      return list.safeParse(answer.body).data?.documents ?? refuse(answer);
    },
    remove: async (name, { signal }) => {
      const answer = await send(`${PATH}/${encodeURIComponent(name)}`, { method: "DELETE" }, signal);
      if (answer.status === 204) return true;
      return answer.status === 404 ? false : refuse(answer);
    },
  };
};

/** @throws ToolError with the tool server's code and message */
const refuse = ({ status, body }: Answer): never => {
  if (status === 401 || status === 403)
    throw new ToolError(
      "engine_unavailable",
      "The tool server lets administrators alone change documents: give the key in MCP_API_KEY the admin role there.",
    );
  const { code, detail } = problem.safeParse(body).data ?? { code: "internal", detail: "" };
  throw new ToolError(isErrorCode(code) ? code : "internal", detail);
};
