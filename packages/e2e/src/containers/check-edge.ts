import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { freePort, WORKSPACE } from "@twinhost/testing";
import { type Agent, fetch } from "undici";
import { connectSdkV1Client } from "../contract/sdk-v1-client.ts";
import { type CallLoad, startCallLoad } from "./call-load.ts";
import { checkHealth, keepLog, killContainer, loggedCalls } from "./container.ts";
import { openConnections, untilHealthy } from "./endpoints.ts";
import type { Engine } from "./engine.ts";
import { renewImage } from "./images.ts";
import { openProject, type Project } from "./project.ts";
import { askForSum } from "./questions.ts";
import type { Stage } from "./stage.ts";

type Tell = (what: string) => void;

const REPLICAS = 3;
const WIDTH = 16;
/** Calls before and after each event. */
const CALLS = 1_000;

/** Profile `edge` with docker/edge.env: TLS in front of three tool servers; one is killed, then all are replaced. */
export const checkEdge = async ({ engine, key, variables }: Stage, tell: Tell): Promise<void> => {
  const port = await freePort();
  const settings = parseEnv(readFileSync(join(WORKSPACE, "docker/edge.env"), "utf8")) as Record<string, string>;
  const project = openProject(engine, "twinhost-edge", {
    file: "compose.yaml",
    // No Redis image is available here.
    variables: { ...settings, ...variables, EDGE_PORT: String(port), REDIS_URL: "" },
  });
  const [tools, llm] = [`https://tools.localhost:${port}`, `https://llm.localhost:${port}`];
  try {
    await project.up(["mcp-server", "llm-server", "edge"], { "mcp-server": REPLICAS });
    const dispatcher = openConnections(await certificateOf(engine, project));
    const connection = { key, dispatcher };
    await untilHealthy(`${tools}/health`, dispatcher);
    await untilHealthy(`${llm}/health`, dispatcher);
    const [edge = ""] = await project.containers("edge");
    await checkHealth(engine, edge);
    for (const transport of ["http", "rest"]) await askForSum(llm, transport, connection);
    tell("edge: the LLM server answers over TLS, and calls the tools through the edge");

    await checkSession(tools, connection);
    tell("edge: a session of MCP 2025-11-25 stays with its replica");

    const underLoad = async (what: string, event: (load: CallLoad) => Promise<number>): Promise<void> => {
      const load = startCallLoad(tools, connection, WIDTH);
      await load.more(CALLS);
      const mayBeLost = await event(load);
      await load.more(CALLS);
      const { answered, lost } = await load.end();
      if (lost.length > mayBeLost)
        throw new Error(
          `${what}: ${lost.length} of ${answered + lost.length} calls lost: ${[...new Set(lost)].join("; ")}`,
        );
      tell(`edge: ${what}: ${answered} calls answered, ${lost.length} lost`);
    };
    await underLoad(`${REPLICAS} replicas`, async () => 0);
    const replicas = await project.containers("mcp-server");
    const calls = await Promise.all(replicas.map((id) => loggedCalls(engine, id)));
    if (calls.length !== REPLICAS || Math.min(...calls) < CALLS / REPLICAS / 2)
      throw new Error(`the replicas got ${calls.join(", ")} calls`);
    tell(`edge: the replicas got ${calls.join(", ")} calls`);

    await underLoad("one replica killed", async (load) => {
      await killContainer(engine, replicas[0] ?? "");
      return load.inFlight();
    });
    await untilAllHealthy(engine, project);
    await underLoad("all replicas replaced", async () => {
      await replaceReplicas(engine, project);
      return 0;
    });
    await dispatcher.close();
  } finally {
    for (const id of await project.containers("edge")) await keepLog(engine, id, "edge.log");
    await project.down();
  }
};

/** Waits for the root certificate of Caddy's local CA. */
const certificateOf = async (engine: Engine, project: Project): Promise<string> => {
  const [edge = ""] = await project.containers("edge");
  const file = "/data/caddy/pki/authorities/local/root.crt";
  return engine.podman("exec", edge, "sh", "-c", `until cat ${file}; do sleep 0.1; done 2>/dev/null`);
};

/** Makes many calls in one session, as clients of revision 2025-11-25 do. */
const checkSession = async (url: string, { key, dispatcher }: { key: string; dispatcher: Agent }): Promise<void> => {
  const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
    requestInit: { headers: { "x-api-key": key } },
    fetch: (input, init) => fetch(input, { ...init, dispatcher } as object) as unknown as Promise<Response>,
  });
  const client = await connectSdkV1Client("http", transport);
  for (let index = 0; index < 20; index++) {
    const result = await client.callTool("calculate", { expression: `${index} + 1` });
    if (!result.ok) throw new Error(`call ${index} of a session failed: ${JSON.stringify(result.error)}`);
  }
  await client.close();
};

const untilAllHealthy = async (engine: Engine, project: Project): Promise<void> => {
  for (const id of await project.containers("mcp-server")) await engine.podman("exec", id, "node", "-e", UNTIL_HEALTHY);
};

/** Runs inside the container, because replicas publish no port. */
const UNTIL_HEALTHY = `
const look = () => fetch("http://127.0.0.1:3000/health").then(({ ok }) => ok || setTimeout(look, 100), () => setTimeout(look, 100));
look();`;

/** A rolling restart as in docs/en/containers.md: starts as many new containers, then removes the old ones. */
const replaceReplicas = async (engine: Engine, project: Project): Promise<void> => {
  const old = await project.containers("mcp-server");
  await renewImage(engine, "mcp-server");
  await project.up(["mcp-server"], { "mcp-server": 2 * REPLICAS });
  await untilAllHealthy(engine, project);
  for (const id of old) {
    await engine.podman("stop", "--time", "15", id);
    await engine.podman("rm", id);
  }
};
