import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, connect, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { describeIfInstalled, startLoopbackServer } from "@twinhost/testing";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { NAME, namesAt, OPEN, serveBehind } from "./support/behind-proxy.ts";

const listening = async (server: Server): Promise<number> => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  afterAll(() => void server.close());
  return (server.address() as AddressInfo).port;
};

/** Creates a certificate that this process trusts from now on. */
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

/** A proxy that requires a password, tunnels, and reads nothing that goes through. */
const startProxy = async (targetPort: number) => {
  const tunnelled: string[] = [];
  const forwarded: string[] = [];
  const { server, port } = await startLoopbackServer((request, response) => {
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
  return { port, tunnelled, forwarded };
};

afterEach(() => vi.unstubAllEnvs());

describeIfInstalled({ needs: "Debian package openssl", commands: ["openssl"] }, "with a certificate", () => {
  test("over http and rest, HTTPS goes through HTTPS_PROXY by CONNECT, but not to this machine", async () => {
    const targetPort = await listening(createHttpsServer(certificate(), serveBehind));
    const proxy = await startProxy(targetPort);
    for (const variable of ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy"])
      vi.stubEnv(variable, undefined);

    for (const [transport, open] of Object.entries(OPEN)) {
      proxy.tunnelled.length = 0;
      vi.stubEnv("HTTPS_PROXY", `http://kim:secret@127.0.0.1:${proxy.port}`);
      expect(await namesAt(open, `https://${NAME}`), transport).toEqual(["behind"]);
      expect(new Set(proxy.tunnelled), transport).toEqual(new Set([`${NAME}:443`]));

      proxy.tunnelled.length = 0;
      expect(await namesAt(open, `https://127.0.0.1:${targetPort}`), transport).toEqual(["behind"]);
      vi.stubEnv("HTTPS_PROXY", `http://kim:wrong@127.0.0.1:${proxy.port}`);
      await expect(namesAt(open, `https://${NAME}`), transport).rejects.toMatchObject({ code: "engine_unavailable" });
      expect(proxy.tunnelled, transport).toEqual([]);
    }
    expect(proxy.forwarded).toEqual([]);
  });
});
