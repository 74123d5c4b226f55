import type { IncomingMessage } from "node:http";

/** The pattern of the express route that served a request, such as `/run/:tool`; `none` when nothing did. */
export const routeOf = (request: IncomingMessage): string => {
  const { baseUrl = "", route } = request as { baseUrl?: string; route?: { path?: unknown } };
  return route?.path === undefined ? "none" : `${baseUrl}${String(route.path)}`;
};
