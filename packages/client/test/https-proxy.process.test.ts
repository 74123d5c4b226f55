import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, connect, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { describeIfInstalled } from "@twinhost/testing";
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

const listening = async (server: Server): Promise<number> => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  afterAll(() => void server.close());
  return (server.address() as AddressInfo).port;
};

/** Of an authority that this process trusts from now on. */
const certificate = () => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-proxy-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-keyout", key];
  const subject = ["-subj", `/CN=${NAME}`, "-addext", `subjectAltName=DNS:${NAME},IP:127.0.0.1`];
  execFileSync("openssl", ["req", "-x509", "-days", "2", ...newKey, "-out", cert, ...subject], { stdio: "ignore" });
  const pair = { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") };
  setDefaultCACertificates([...getCACertificates("default"), pair.cert]);
  return pair;
};

/** A proxy that asks for a password, tunnels, and reads nothing of what goes through. */
const startProxy = async (targetPort: number) => {
  const tunnelled: string[] = [];
  const forwarded: string[] = [];
  const server = createHttpServer((request, response) => {
    forwarded.push(String(request.url));
    response.writeHead(501).end();
  });
  server.on("connect", ({ url, headers }, socket) => {
    socket.on("error", () => {});
    if (headers["proxy-authorization"] !== `Basic ${Buffer.from("kim:secret").toString("base64")}`)
      return socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    tunnelled.push(String(url));
    const through = connect(targetPort, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      through.pipe(socket).pipe(through);
    });
    through.on("error", () => socket.destroy());
    return undefined;
  });
  return { port: await listening(server), tunnelled, forwarded };
};

afterEach(() => vi.unstubAllEnvs());

const OPEN: Readonly<Record<string, (url: string) => ToolClient>> = {
  http: (url) => createHttpToolClient({ url, revision: "2025-11-25" }),
  rest: (url) => createRestToolClient({ url }),
};

const names = async (open: (url: string) => ToolClient, url: string): Promise<string[]> => {
  const client = open(url);
  try {
    return (await client.listTools({ timeoutMs: 20_000 })).map(({ name }) => name);
  } finally {
    await client.close();
  }
};

describeIfInstalled({ needs: "Debian package openssl", commands: ["openssl"] }, "with a certificate", () => {
  test("over http and rest, HTTPS goes through HTTPS_PROXY by CONNECT, but not to this machine", async () => {
    const targetPort = await listening(createHttpsServer(certificate(), serve));
    const proxy = await startProxy(targetPort);
    for (const variable of ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy"])
      vi.stubEnv(variable, undefined);

    for (const [transport, open] of Object.entries(OPEN)) {
      proxy.tunnelled.length = 0;
      vi.stubEnv("HTTPS_PROXY", `http://kim:secret@127.0.0.1:${proxy.port}`);
      expect(await names(open, `https://${NAME}`), transport).toEqual(["behind"]);
      expect(new Set(proxy.tunnelled), transport).toEqual(new Set([`${NAME}:443`]));

      proxy.tunnelled.length = 0;
      expect(await names(open, `https://127.0.0.1:${targetPort}`), transport).toEqual(["behind"]);
      vi.stubEnv("HTTPS_PROXY", `http://kim:wrong@127.0.0.1:${proxy.port}`);
      await expect(names(open, `https://${NAME}`), transport).rejects.toMatchObject({ code: "engine_unavailable" });
      expect(proxy.tunnelled, transport).toEqual([]);
    }
    expect(proxy.forwarded).toEqual([]);
  });
});
