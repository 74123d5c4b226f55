import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeIfInstalled, startHttpHost } from "@twinhost/testing";
import { Agent, request } from "undici";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openKeysUnderTest } from "./keys.ts";

const start = async (environment: Record<string, string>, ca?: Buffer) => {
  const server = await startHttpHost(environment, ca);
  onTestFinished(async () => {
    await server.stop();
  });
  return server;
};

const statusOf = async (url: string, headers: Record<string, string> = {}): Promise<number> =>
  (await fetch(url, { headers })).status;

/** Where the tests' own health check comes from. */
const THIS_MACHINE = "127.0.0.1/32";

describe("ALLOWED_NETWORKS and TRUST_PROXY", () => {
  it.each(["127.0.0.0/8", "10.0.0.0/8, 127.0.0.1", "::ffff:127.0.0.0/104"])("let %s in", async (networks) => {
    const { url } = await start({ ALLOWED_NETWORKS: networks });
    expect(await statusOf(`${url}/tools`)).toBe(200);
  });

  it("trust X-Forwarded-For from a trusted proxy only", async () => {
    const trusting = await start({
      ALLOWED_NETWORKS: `10.0.0.0/8,2001:db8::/32,${THIS_MACHINE}`,
      TRUST_PROXY: "loopback",
    });
    const from = (address: string) => ({ "x-forwarded-for": address });
    for (const address of ["10.1.2.3", "2001:db8::1", "::ffff:10.0.0.1"])
      expect(await statusOf(`${trusting.url}/tools`, from(address))).toBe(200);
    for (const address of ["11.0.0.1", "2001:db9::1", "garbage"])
      expect(await statusOf(`${trusting.url}/tools`, from(address))).toBe(403);
    // What the proxy saw comes last; anything before it is the client's own claim.
    expect(await statusOf(`${trusting.url}/tools`, from("10.1.2.3, 11.0.0.1"))).toBe(403);

    const wary = await start({ ALLOWED_NETWORKS: THIS_MACHINE });
    expect(await statusOf(`${wary.url}/tools`, from("11.0.0.1"))).toBe(200);
  });

  it("refuse with a problem that says what an operator can do", async () => {
    const { url } = await start({ ALLOWED_NETWORKS: THIS_MACHINE, TRUST_PROXY: "1" });
    const response = await fetch(`${url}/tools`, { headers: { "x-forwarded-for": "11.0.0.1" } });
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({
      status: 403,
      code: "forbidden",
      detail: expect.stringContaining("ALLOWED_NETWORKS"),
    });
  });
});

describe("a server that other machines reach", () => {
  it("starts with keys, asks for them, and stays closed after the last one is revoked", async () => {
    const keys = openKeysUnderTest();
    const { key, id } = keys.create();
    const server = await start({ HOST: "0.0.0.0", DATA_DIR: keys.folder });
    const url = `http://127.0.0.1:${server.port}/tools`;
    expect([await statusOf(url), await statusOf(url, { "x-api-key": key })]).toEqual([401, 200]);
    keys.store.revoke(id);
    expect([await statusOf(url), await statusOf(url, { "x-api-key": key })]).toEqual([401, 403]);
    onTestFinished(() => keys.close());
  });
});

describeIfInstalled({ needs: "Debian package openssl", commands: ["openssl"] }, "TLS", () => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-tls-"));
  const cert = join(folder, "cert.pem");
  const key = join(folder, "key.pem");
  beforeAll(() => {
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
    const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-keyout", key];
    execFileSync("openssl", ["req", "-x509", "-days", "2", ...newKey, "-out", cert, ...subject], { stdio: "ignore" });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("works with the images' health check, as does plain HTTP", async () => {
    const dockerfile = readFileSync(join(import.meta.dirname, "../../../docker/Dockerfile"), "utf8");
    const [, ...args] = JSON.parse(/HEALTHCHECK[^[]*CMD (\[.*\])/.exec(dockerfile)?.[1] ?? "[]") as string[];
    const check = (environment: Record<string, string>): number | null =>
      spawnSync(process.execPath, args, { env: environment }).status;
    const overTls = await start({ TLS_CERT_FILE: cert, TLS_KEY_FILE: key }, readFileSync(cert));
    const plain = await start({});
    expect(check({ PORT: String(overTls.port), TLS_CERT_FILE: cert })).toBe(0);
    expect(check({ PORT: String(plain.port) })).toBe(0);
    expect(check({ PORT: String(overTls.port) })).toBe(1);
  });

  it("is served when a certificate is given, with HSTS, and plain HTTP is not", async () => {
    const ca = readFileSync(cert);
    const server = await start({ TLS_CERT_FILE: cert, TLS_KEY_FILE: key }, ca);
    expect(server.url).toMatch(/^https:/);
    const dispatcher = new Agent({ connect: { ca } });
    const { statusCode, headers, body } = await request(`${server.url}/tools`, { dispatcher });
    expect(statusCode).toBe(200);
    expect(headers["strict-transport-security"]).toContain("max-age");
    expect(await body.json()).toMatchObject({ tools: expect.any(Array) });
    await dispatcher.close();
    await expect(fetch(`http://127.0.0.1:${server.port}/tools`)).rejects.toThrow();
  });
});

it("sends the other security headers, but no HSTS, without TLS", async () => {
  const { url } = await start({});
  const { headers } = await fetch(`${url}/health`);
  expect(headers.get("strict-transport-security")).toBeNull();
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-powered-by")).toBeNull();
});
