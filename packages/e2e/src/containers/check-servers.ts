import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "@twinhost/testing";
import { checkHealth, checkIsHardened, killContainer } from "./container.ts";
import { openConnections, post, untilHealthy } from "./endpoints.ts";
import { openProject } from "./project.ts";
import { askForSum } from "./questions.ts";
import { DOCUMENT_TITLE, type Stage } from "./stage.ts";

type Tell = (what: string) => void;

/** compose.stdio.yaml: one container, queried over stdio and killed. */
export const checkStdio = async ({ engine, key, variables }: Stage, tell: Tell): Promise<void> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const connection = { key, dispatcher: openConnections() };
  const project = openProject(engine, "twinhost-stdio", {
    file: "compose.stdio.yaml",
    variables: { ...variables, LLM_SERVER_PORT: String(port) },
  });
  try {
    await project.up(["llm-server"]);
    await untilHealthy(`${url}/health`, connection.dispatcher);
    const [id = ""] = await project.containers("llm-server");
    await checkIsHardened(engine, id);
    await checkHealth(engine, id);
    await askForSum(url, "stdio", connection);
    tell("stdio: one container answers, as user 1000 on a read-only root, and is healthy");
    await killContainer(engine, id);
    await untilHealthy(`${url}/health`, connection.dispatcher);
    await askForSum(url, "stdio", connection);
    tell("stdio: killed, it starts again and answers");
    await engine.podman("stop", id);
    await engine.podman("start", id);
    tell(
      `stdio: the LLM server is healthy ${await untilHealthy(`${url}/health`, connection.dispatcher)} ms after its start`,
    );
  } finally {
    await connection.dispatcher.close();
    await project.down();
  }
};

/** compose.yaml: both servers, documents and keys through the images' CLI, and TLS. */
export const checkHttp = async ({ engine, key, variables }: Stage, tell: Tell): Promise<void> => {
  const [toolPort, llmPort] = [await freePort(), await freePort()];
  const [tools, llm] = [`http://127.0.0.1:${toolPort}`, `http://127.0.0.1:${llmPort}`];
  const connection = { key, dispatcher: openConnections() };
  const ports = { MCP_SERVER_PORT: String(toolPort), LLM_SERVER_PORT: String(llmPort) };
  const project = openProject(engine, "twinhost-http", { file: "compose.yaml", variables: { ...variables, ...ports } });
  const withTls = openProject(engine, "twinhost-tls", {
    file: "compose.yaml",
    variables: { ...variables, ...ports, TLS_CERT_FILE: "/config/cert.pem", TLS_KEY_FILE: "/config/key.pem" },
  });
  try {
    await project.up(["mcp-server"]);
    await untilHealthy(`${tools}/health`, connection.dispatcher);
    await project.up(["llm-server"]);
    await untilHealthy(`${llm}/health`, connection.dispatcher);
    for (const service of ["mcp-server", "llm-server"]) {
      const [id = ""] = await project.containers(service);
      await checkIsHardened(engine, id);
      await checkHealth(engine, id);
    }
    for (const transport of ["http", "rest", "stdio", "in-process"]) await askForSum(llm, transport, connection);
    tell("http: both servers answer over http, rest, stdio and in-process, and are healthy");

    await project.run("mcp-server", "index", "/docs");
    const found = await post(`${tools}/run/search_docs`, { query: "harbour ferry" }, connection);
    if (!JSON.stringify(found.body).includes(DOCUMENT_TITLE)) throw new Error(`not found: ${JSON.stringify(found)}`);
    tell("http: `run mcp-server index /docs` makes a mounted folder the documents of the running server");

    const printed = await project.run("mcp-server", "keys", "create", "--owner", "me", "--tools", "calculate");
    const made = { ...connection, key: printed.trim() };
    const allowed = await post(`${tools}/run/calculate`, { expression: "1 + 1" }, made);
    const forbidden = await post(`${tools}/run/search_docs`, { query: "ferry" }, made);
    if (allowed.status !== 200 || forbidden.status !== 403)
      throw new Error(`a key of calculate alone got ${allowed.status} and ${forbidden.status}`);
    tell("http: `run mcp-server keys create` prints a key alone, which the running server takes");

    const [id = ""] = await project.containers("mcp-server");
    await engine.podman("stop", id);
    await engine.podman("start", id);
    const milliseconds = await untilHealthy(`${tools}/health`, connection.dispatcher);
    tell(`http: the tool server is healthy ${milliseconds} ms after its start`);
    await project.down();

    await withTls.up(["mcp-server"]);
    const [secured = ""] = await withTls.containers("mcp-server");
    const overTls = openConnections(readFileSync(join(variables.CONFIG_DIR ?? "", "cert.pem"), "utf8"));
    await untilHealthy(`https://localhost:${toolPort}/health`, overTls);
    await overTls.close();
    await checkHealth(engine, secured);
    tell("http: with TLS_CERT_FILE the container's health check holds too");
  } finally {
    await connection.dispatcher.close();
    await project.down();
    await withTls.down();
  }
};
