import type { LogTail } from "@twinhost/runtime";
import { type Response, Router } from "express";
import { requireRole } from "../../access/access.ts";
import { whenOver } from "../../request/disconnect.ts";
import { onlyMethods } from "../../request/methods.ts";

/** Proxies close idle connections. */
const KEEP_ALIVE_MS = 10_000;

/** The log route, whose streams can be ended. */
export interface LogRoutes {
  readonly routes: Router;
  /** Ends the open streams; later ones end after the lines already logged. */
  endStreams(): void;
}

/** `GET /admin/log`, for the role admin: the last lines of its log, then each new one, as server-sent events. */
export const createLogRoutes = (tail: LogTail): LogRoutes => {
  const open = new Set<Response>();
  let isEnding = false;
  const routes = Router();
  routes.get("/admin/log", requireRole("admin"), (request, response) => {
    response.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    if (request.method === "HEAD") return void response.end();
    response.flushHeaders();
    const send = (line: string): void => {
      // A client that does not read misses lines until it does, so nothing piles up here.
      if (!response.writableNeedDrain) response.write(`data: ${line}\n\n`);
    };
    response.write(
      tail
        .lines()
        .map((line) => `data: ${line}\n\n`)
        .join(""),
    );
    if (isEnding) return void response.end();
    open.add(response);
    const stop = tail.follow(send);
    const alive = setInterval(() => response.write(": keep-alive\n\n"), KEEP_ALIVE_MS);
    whenOver(response, () => {
      stop();
      clearInterval(alive);
      open.delete(response);
    });
  });
  routes.all("/admin/log", onlyMethods("GET", "HEAD"));
  return {
    routes,
    endStreams: () => {
      isEnding = true;
      for (const response of open) response.end();
    },
  };
};
