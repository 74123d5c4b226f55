import { ERROR_CODES, type ErrorCode, isToolAllowed } from "@twinhost/core";
import { createCallLimits } from "@twinhost/policy";
import { callerOf, disconnectSignal, HttpError, onlyMethods, sendCacheable, throwAsAnswer } from "@twinhost/server";
import { searchDocs } from "@twinhost/tools";
import { Router } from "express";
import { z } from "zod";
import type { TransportSwitch } from "../transport/transport-switch.ts";
import type { Exchange } from "./exchange/exchange.ts";
import { requestMcp } from "./exchange/http-exchange.ts";
import { requestStdio } from "./exchange/stdio-exchange.ts";
import type { ExchangeOptions } from "./exchange-route.ts";
import { transportIn } from "./transport-in.ts";

const TIMEOUT_MS = 30_000;
/** Over stdio each document starts a process; at most this many at once, for all callers together. */
const MAX_TOOL_PROCESSES = 2;

const found = z.object({
  result: z.object({ contents: z.tuple([z.object({ uri: z.string(), mimeType: z.string(), text: z.string() })]) }),
});
const refused = z.object({
  error: z.object({ message: z.string(), data: z.object({ code: z.enum(ERROR_CODES) }) }),
});
/** Errors that do not depend on the document. */
const PASSED_ON: readonly ErrorCode[] = ["forbidden", "rate_limited", "too_large", "engine_unavailable", "deadline"];

interface DocsOptions extends ExchangeOptions {
  readonly transports: TransportSwitch;
}

/** `GET /console/docs?uri=docs://en/set-up.md`: an indexed document, from the host searched over that transport. */
export const createDocsRoute = ({ toolServer, toolProcess, transports }: DocsOptions): Router => {
  const limits = createCallLimits({ toolMaxConcurrentCalls: [{ pattern: "*", limit: MAX_TOOL_PROCESSES }] });
  const routes = Router();
  routes.get("/console/docs", async (request, response) => {
    const { uri } = request.query;
    if (typeof uri !== "string" || !uri.startsWith("docs://"))
      throw new HttpError("invalid_arguments", "uri must be that of an indexed document, such as docs://en/set-up.md");
    const transport = transportIn(request.query.transport ?? transports.current);
    const caller = callerOf(response);
    const { name } = searchDocs;
    if (!isToolAllowed(caller, name))
      throw new HttpError("forbidden", `This API key may not use the tool "${name}", which finds the documents.`);
    const signal = AbortSignal.any([disconnectSignal(response), AbortSignal.timeout(TIMEOUT_MS)]);
    const read = { method: "resources/read", name: uri, params: { uri } };
    const isChild = transport === "stdio" || transport === "in-process";
    const exchange: Promise<Exchange> = isChild
      ? limits.run(caller, "console/docs", async () => requestStdio(toolProcess(), signal, read))
      : requestMcp(toolServer, signal, read);
    sendCacheable(request, response, JSON.stringify(documentIn(await exchange.catch(throwAsAnswer))));
  });
  routes.all("/console/docs", onlyMethods("GET", "HEAD"));
  return routes;
};

/** @throws HttpError when there is no such document, or the host refuses it. */
const documentIn = ({ status, response: { body } }: Exchange) => {
  if (status === 401 || status === 403)
    throw new HttpError("engine_unavailable", "The tool server rejects the LLM server's key. Set MCP_API_KEY.");
  const answer = parsed(body);
  const document = found.safeParse(answer).data?.result.contents[0];
  if (document) return document;
  const refusal = refused.safeParse(answer).data?.error;
  if (refusal && PASSED_ON.includes(refusal.data.code)) throw new HttpError(refusal.data.code, refusal.message);
  throw new HttpError("bad_request", "There is no such document. It may have been removed from the index.", {
    status: 404,
  });
};

/** A proxy may answer with an HTML page. */
const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
