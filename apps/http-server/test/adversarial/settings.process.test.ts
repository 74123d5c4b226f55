import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtHttpHost, hostEnvironment, runToEnd } from "@twinhost/testing";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "twinhost-settings-"));
const file = join(folder, "a-file");
writeFileSync(file, "");
afterAll(() => rmSync(folder, { recursive: true }));

const start = (environment: Record<string, string>) =>
  runToEnd(builtHttpHost(), [], hostEnvironment(folder, { PORT: "0", LOG_LEVEL: "error", ...environment }));

/** What the one line must contain: the setting, the given value, and what would be right. */
const WRONG: readonly (readonly [Record<string, string>, ...RegExp[]])[] = [
  [{ PORT: "abc", LOG_LEVEL: "loud" }, /PORT="abc"/, /LOG_LEVEL="loud"/],
  [{ TRANSLATOR: "libretranslate" }, /TRANSLATOR/, /LIBRETRANSLATE_URL/],
  [{ DATA_DIR: join(file, "below") }, /DATA_DIR/, /a-file/],
  [{ TLS_CERT_FILE: file }, /TLS_CERT_FILE/, /without TLS_KEY_FILE/],
  [{ TLS_KEY_FILE: file }, /TLS_KEY_FILE/, /without TLS_CERT_FILE/],
  [{ TLS_CERT_FILE: file, TLS_KEY_FILE: "/no/such/key" }, /TLS_KEY_FILE/, /\/no\/such\/key/],
  [{ TLS_CERT_FILE: file, TLS_KEY_FILE: file }, /TLS_CERT_FILE/, /no certificate/],
  [{ API_KEYS_FILE: "/no/such/keys" }, /API_KEYS_FILE/, /\/no\/such\/keys/],
  [{ API_KEYS_FILE: file }, /API_KEYS_FILE/, /a-file/],
  [{ HOST: "0.0.0.0" }, /HOST=0\.0\.0\.0/, /no API keys/, /npx -y pnpm@12 keys create/],
  [{ HOST: "::" }, /no API keys/],
  [{ HOST: "192.0.2.1" }, /no API keys/],
  [{ HOST: "unix:/no/such/folder/socket" }, /\/no\/such\/folder\/socket/, /HOST/],
  [{ HOST: `unix:${file}` }, /a-file/, /EADDRINUSE/],
];

/** With an API key, so that startup gets as far as listening. */
const WRONG_ADDRESSES: typeof WRONG = [
  [{ HOST: "192.0.2.1" }, /192\.0\.2\.1/, /HOST/],
  [{ HOST: "no.such.host.invalid" }, /no\.such\.host\.invalid/, /HOST/],
];
const keysFile = join(folder, "keys.json");
writeFileSync(keysFile, JSON.stringify([{ id: "one", owner: "test", key: "k".repeat(43), tools: ["*"] }]));

const expectOneLine = ({ stdout, stderr, code }: Awaited<ReturnType<typeof start>>, parts: readonly RegExp[]): void => {
  expect({ stdout, code }).toEqual({ stdout: "", code: 1 });
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  for (const part of parts) expect(stderr).toMatch(part);
};

describe("a wrong setting stops the start with one line", () => {
  it.each(
    WRONG.map(
      ([environment, ...parts]) => [JSON.stringify(environment).replace(folder, "…"), environment, parts] as const,
    ),
  )("%s", async (_title, environment, parts) => expectOneLine(await start(environment), parts));

  it.each(WRONG_ADDRESSES.map(([environment, ...parts]) => [environment.HOST, environment, parts] as const))(
    "an address that is not this machine's: %s",
    async (_title, environment, parts) => {
      const DATA_DIR = join(folder, `data-${environment.HOST}`);
      expectOneLine(await start({ API_KEYS_FILE: keysFile, DATA_DIR, ...environment }), parts);
    },
  );

  it("a port in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const port = String((other.address() as AddressInfo).port);
    expectOneLine(await start({ PORT: port }), [/EADDRINUSE/, new RegExp(port), /set PORT/]);
    other.close();
  });
});
