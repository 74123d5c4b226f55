import { commandLine, describeIssues, LOCAL_CALLER, type Logger } from "@twinhost/core";
import { callerOf, HttpError, onlyMethods, requireRole } from "@twinhost/server";
import { type Request, type RequestHandler, type Response, Router } from "express";
import { z } from "zod";
import { type ToolCatalog, thirdPartyStatus } from "../transport/tool-catalog.ts";
import { describeServers } from "./describe-servers.ts";
import type { ThirdPartyAdmin } from "./third-party-admin.ts";
import type { ToolServerAddress } from "./tool-server-state.ts";

export interface ServersRouteOptions {
  readonly catalog: Pick<ToolCatalog, "others" | "otherTools">;
  /** Undefined without `MCP_CONFIG_FILE`. */
  readonly thirdParty?: ThirdPartyAdmin | undefined;
  readonly toolServer: ToolServerAddress;
  readonly log: Logger;
}

/**
 * What an administrator must set before adding a server: the file, their own API key, and, as the first key closes the
 * tool server too, a key for that one.
 */
type Missing = "MCP_CONFIG_FILE" | "key" | "MCP_API_KEY";

const serverName = z
  .string()
  .regex(/^[^\p{C}/\\]{1,64}$/u, { error: "must be a name of at most 64 characters, without /" });
const entry = z.record(z.string(), z.json(), { error: 'must be an object such as {"command": "npx", "args": []}' });
const setBody = z.object({
  entry,
  /** Whether it may replace a server of the same name. */
  replace: z.boolean({ error: "must be true or false" }).default(false),
});
const testBody = z.object({ name: serverName, entry });
/** A JSON merge patch (RFC 7396): what is missing stays, and null removes. */
const editBody = z.object({ entry });
const offBody = z.object({ off: z.boolean({ error: "must be true or false" }) });

/** `/console/servers`, for the role admin: adds, edits, tests, switches off and removes third-party MCP servers. */
export const createServersRoute = ({ catalog, thirdParty, toolServer, log }: ServersRouteOptions): Router => {
  const routes = Router();
  const isAdmin = requireRole("admin");
  const admin = (): ThirdPartyAdmin => {
    if (thirdParty) return thirdParty;
    throw new HttpError("bad_request", "MCP_CONFIG_FILE is not set: start the LLM server with it to keep servers.", {
      status: 404,
    });
  };
  const isKept = (name: string): Promise<boolean> =>
    attempt(async () =>
      admin()
        .editor.servers()
        .some((server) => server.name === name),
    );
  /** Writes a change, applies it, and answers with the resulting list. */
  const change = async (response: Response, name: string, what: string, write: () => void): Promise<void> => {
    const { reload } = admin();
    await attempt(async () => {
      write();
      await reload();
    });
    log.info({ caller: callerOf(response).id, mcpServer: name, change: what }, "a third-party server was changed");
    await list(response);
  };
  const list = async (response: Response): Promise<void> => {
    const states = catalog.others();
    const configured = thirdParty ? await attempt(async () => describeServers(thirdParty.editor)) : [];
    const servers = configured.map(async ({ name, isOff, ...server }) => {
      const state = states[name];
      if (isOff || !state) return { name, ...server, status: isOff ? "off" : "unknown", tools: 0 };
      const tools = (await catalog.otherTools(name)).length;
      const reason = state.isReachable ? undefined : state.unavailableBecause;
      return { name, ...server, status: thirdPartyStatus(state), tools, reason };
    });
    const missing: Missing[] = [];
    if (!thirdParty) missing.push("MCP_CONFIG_FILE");
    if (callerOf(response) === LOCAL_CALLER) missing.push("key");
    if (toolServer.apiKey === undefined) missing.push("MCP_API_KEY");
    response.set("Cache-Control", "no-store").json({ missing, servers: await Promise.all(servers) });
  };

  routes.get("/console/servers", isAdmin, (_request, response) => list(response));
  routes.post("/console/servers/test", isAdmin, requireKey, async (request, response) => {
    const { name, entry } = read(testBody, request);
    response.json(await attempt(() => admin().test(name, entry)));
  });
  routes.put("/console/servers/:name", isAdmin, requireKey, async (request, response) => {
    const name = newNameIn(request);
    const { entry, replace } = read(setBody, request);
    if (!replace && (await isKept(name)))
      throw new HttpError(
        "refused_input",
        `There is a server "${name}" in MCP_CONFIG_FILE already. Choose another name, or send "replace": true to replace it.`,
      );
    await change(response, name, "set", () => admin().set(name, entry));
  });
  routes.patch("/console/servers/:name", isAdmin, requireKey, async (request, response) => {
    const name = nameIn(request);
    const { entry } = read(editBody, request);
    await change(response, name, "edited", () => admin().edit(name, entry));
  });
  routes.post("/console/servers/:name/test", isAdmin, requireKey, async (request, response) => {
    const name = nameIn(request);
    const { entry } = read(editBody, request);
    response.json(await attempt(async () => admin().test(name, admin().editor.changed(name, entry))));
  });
  routes.delete("/console/servers/:name", isAdmin, requireKey, async (request, response) => {
    const name = nameIn(request);
    await change(response, name, "removed", () => admin().editor.remove(name));
  });
  routes.put("/console/servers/:name/off", isAdmin, async (request, response) => {
    const name = nameIn(request);
    const { off } = read(offBody, request);
    if (!(await isKept(name)))
      throw new HttpError("invalid_arguments", `There is no server "${name}" in MCP_CONFIG_FILE.`);
    await change(response, name, off ? "switched off" : "switched on", () => admin().editor.switchOff(name, off));
  });
  routes.all("/console/servers", onlyMethods("GET", "HEAD"));
  routes.all("/console/servers/test", onlyMethods("POST"));
  routes.all("/console/servers/:name", onlyMethods("PUT", "PATCH", "DELETE"));
  routes.all("/console/servers/:name/test", onlyMethods("POST"));
  routes.all("/console/servers/:name/off", onlyMethods("PUT"));
  return routes;
};

/** Without keys every user of this computer is an administrator, but must not run commands as the server's user. */
const requireKey: RequestHandler = (_request, response, next) => {
  if (callerOf(response) !== LOCAL_CALLER) return next();
  const create = commandLine("keys", "create --owner me --tools '*' --role admin");
  throw new HttpError("forbidden", `A server's command runs on this machine, so this needs an API key: ${create}`);
};

const read = <Body extends z.ZodType>(body: Body, request: Request): z.output<Body> => {
  const parsed = body.safeParse(request.body);
  if (parsed.success) return parsed.data;
  throw new HttpError("invalid_arguments", describeIssues(parsed.error.issues));
};

/** The name of a server in the file, which may be any, such as one with a slash. */
const nameIn = (request: Request): string => String(request.params.name);

const newNameIn = (request: Request): string => {
  const name = serverName.safeParse(request.params.name);
  if (name.success) return name.data;
  throw new HttpError("invalid_arguments", `The name ${name.error.issues[0]?.message}.`);
};

/** What is wrong with the file or an entry is the caller's to fix. */
const attempt = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError("invalid_arguments", (error as Error).message);
  }
};
