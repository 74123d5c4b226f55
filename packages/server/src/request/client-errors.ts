import { once } from "node:events";
import type { Server } from "node:http";
import type { Server as TlsServer } from "node:https";
import type { OpenAnswers } from "../lifecycle/open-answers.ts";
import { problemDetails } from "../response/problem-json.ts";

/** How long a client may keep sending after its request was refused, in milliseconds. */
const LINGER_MS = 1_000;

/**
 * Answers requests that Node rejects before they reach the app: malformed, with too large headers, or too slow. Valid
 * requests before them on the same connection get their answers first.
 */
export const answerClientErrors = (server: Server | TlsServer, { responses }: OpenAnswers): void => {
  server.on("clientError", async (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === "ECONNRESET") {
      socket.destroy();
      return;
    }
    // A client that is still sending would lose the answer to a reset: keep reading for a while, and discard it.
    socket.removeAllListeners("data").on("data", () => {});
    const earlier = [...responses].filter(({ req }) => req.socket === socket && req.complete);
    await Promise.allSettled(earlier.map((response) => once(response, "close")));
    if (!socket.writable) return;
    socket.end(refusal(error.code));
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  });
};

const statusOf = (code: string | undefined): number => {
  if (code === "HPE_HEADER_OVERFLOW") return 431;
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
};

/** The complete answer, head and body, as it goes on the wire. */
const refusal = (code: string | undefined): string => {
  const message = "The request is malformed or came too slowly.";
  const problem = problemDetails({ code: "bad_request", message, status: statusOf(code), requestId: "" });
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
};
