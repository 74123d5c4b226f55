import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { createHttpToolClient, createRestToolClient, type ToolClient } from "../src/index.ts";
import { answerOf } from "./support/scripted-mcp.ts";

/** The tool server behind the proxy: nobody can look its name up. */
const NAME = "tools.invalid";
const list = { tools: [{ name: "behind", inputSchema: { type: "object" } }] };

const serve: RequestListener = async (request, response) => {
  response.setHeader("content-type", "application/json");
  if (request.method === "GET") return response.end(JSON.stringify(list));
  const answer = answerOf({ revision: "2025-11-25", list }, JSON.parse(await text(request)));
  return answer === undefined ? response.writeHead(202).end() : response.end(JSON.stringify(answer));
};

const startServer = async (handle: RequestListener) => {
  const server = createServer(handle);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, port: (server.address() as AddressInfo).port };
};

/** An HTTP proxy that knows the name, and which hosts it was asked for. */
const startProxy = async () => {
  const target = await startServer(serve);
  const asked: string[] = [];
  const { server, port } = await startServer((request, response) => {
    asked.push(String(request.headers.host));
    serve(request, response);
  });
  server.on("connect", ({ url }, socket) => {
    asked.push(String(url));
    const through = connect(target.port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      through.pipe(socket).pipe(through);
    });
    for (const end of [socket, through]) end.on("error", () => {});
  });
  return { url: `http://127.0.0.1:${port}`, asked, direct: `http://127.0.0.1:${target.port}` };
};

afterEach(() => vi.unstubAllEnvs());

const OPEN: Readonly<Record<string, (url: string) => ToolClient>> = {
  http: (url) => createHttpToolClient({ url, revision: "2025-11-25" }),
  rest: (url) => createRestToolClient({ url }),
};

const names = async (open: (url: string) => ToolClient, url: string): Promise<string[]> => {
  const client = open(url);
  try {
    return (await client.listTools()).map(({ name }) => name);
  } finally {
    await client.close();
  }
};

test.each(Object.entries(OPEN))(
  "%s goes through HTTP_PROXY, but not to this machine or a host of NO_PROXY",
  async (_name, open) => {
    const proxy = await startProxy();
    for (const variable of ["HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"]) vi.stubEnv(variable, undefined);
    vi.stubEnv("HTTP_PROXY", proxy.url);
    expect(await names(open, `http://${NAME}`)).toEqual(["behind"]);
    expect(proxy.asked.some((host) => host.startsWith(NAME))).toBe(true);

    proxy.asked.length = 0;
    expect(await names(open, proxy.direct)).toEqual(["behind"]);
    vi.stubEnv("NO_PROXY", NAME);
    await expect(names(open, `http://${NAME}`)).rejects.toMatchObject({ code: "engine_unavailable" });
    expect(proxy.asked).toEqual([]);
  },
);
