import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { listen } from "./listen.ts";

export interface ApyServer {
  readonly url: string;
  /** The form fields of the translate requests so far. */
  readonly requests: Record<string, string>[];
  fault: "busy" | "hang" | "other-shape" | undefined;
  close(): void;
}

const PAIRS = [
  { sourceLanguage: "eng", targetLanguage: "spa" },
  { sourceLanguage: "spa", targetLanguage: "eng_US" },
];

/** apertium-apy's HTTP protocol as its handlers implement it; a text comes back in capitals. */
export const startApyServer = async (): Promise<ApyServer> => {
  const send = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { "content-type": "application/json; charset=UTF-8" }).end(JSON.stringify(body));
  };
  const answer = (response: ServerResponse, responseData: unknown): void =>
    send(response, 200, { responseData, responseDetails: null, responseStatus: 200 });
  const fail = (response: ServerResponse, code: number, explanation: string): void =>
    send(response, code, { status: "error", code, message: "Bad Request", explanation });

  const translate = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
      return fail(response, 400, "Missing argument langpair");
    }
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    server.requests.push(form);
    const { langpair = "", q, format = "html", markUnknown = "yes" } = form;
    if (server.fault === "hang") return;
    if (server.fault === "busy") return fail(response, 503, "internal error");
    if (server.fault === "other-shape") return send(response, 200, { translatedText: "x" });
    if (!PAIRS.some((pair) => langpair === `${pair.sourceLanguage}|${pair.targetLanguage}`)) {
      return fail(response, 400, "That pair is not installed");
    }
    if (q === undefined || format !== "txt" || markUnknown !== "no") return fail(response, 400, "Missing argument q");
    // With unknown words unmarked, every asterisk before a word is removed.
    answer(response, { translatedText: q.toUpperCase().replaceAll(/[*]([^.,;:\t* ]+)/g, "$1") });
  };

  const { url, close } = await listen((request, response) => {
    if (request.method === "GET" && request.url === "/listPairs") answer(response, PAIRS);
    else if (request.method === "POST" && request.url === "/translate") {
      translate(request, response).catch(() => response.destroy());
    } else fail(response, 404, "Resource requested does not exist");
  });
  const server: ApyServer = { url, requests: [], fault: undefined, close };
  return server;
};
