import { connect } from "node:net";
import { startLoopbackServer } from "@twinhost/testing";
import { afterEach, expect, test, vi } from "vitest";
import { openPatientFetch } from "../src/index.ts";
import { NAME, namesAt, OPEN, serveBehind } from "./support/behind-proxy.ts";

/** An HTTP proxy that knows the name, with the hosts that it was asked for. */
const startProxy = async () => {
  const target = await startLoopbackServer(serveBehind);
  const asked: string[] = [];
  const proxy = await startLoopbackServer((request, response) => {
    asked.push(String(request.headers.host));
    serveBehind(request, response);
  });
  proxy.server.on("connect", ({ url }, socket) => {
    asked.push(String(url));
    const through = connect(target.port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      through.pipe(socket).pipe(through);
    });
    for (const end of [socket, through]) end.on("error", () => {});
  });
  return { url: proxy.url, asked, direct: target.url };
};

afterEach(() => vi.unstubAllEnvs());

test.each(Object.entries(OPEN))(
  "%s goes through HTTP_PROXY, but not to this machine or a host of NO_PROXY",
  async (_name, open) => {
    const proxy = await startProxy();
    for (const variable of ["HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"]) vi.stubEnv(variable, undefined);
    vi.stubEnv("HTTP_PROXY", proxy.url);
    expect(await namesAt(open, `http://${NAME}`)).toEqual(["behind"]);
    expect(proxy.asked.some((host) => host.startsWith(NAME))).toBe(true);

    proxy.asked.length = 0;
    expect(await namesAt(open, proxy.direct)).toEqual(["behind"]);
    vi.stubEnv("NO_PROXY", NAME);
    await expect(namesAt(open, `http://${NAME}`)).rejects.toMatchObject({ code: "engine_unavailable" });
    expect(proxy.asked).toEqual([]);
  },
);

test("so does the fetch for requests that their callers limit", async () => {
  const proxy = await startProxy();
  for (const variable of ["HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"]) vi.stubEnv(variable, undefined);
  vi.stubEnv("HTTP_PROXY", proxy.url);
  const send = openPatientFetch(5_000);
  expect((await send(`http://${NAME}`)).status).toBe(200);
  expect(proxy.asked.some((host) => host.startsWith(NAME))).toBe(true);
  proxy.asked.length = 0;
  expect((await send(proxy.direct)).status).toBe(200);
  expect(proxy.asked).toEqual([]);
});
