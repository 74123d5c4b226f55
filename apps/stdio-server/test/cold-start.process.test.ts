import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { startHost } from "./running-host.ts";

/** Prints the URL of each loaded module on its own line. */
const PRINT_MODULES = `
  import { writeSync } from "node:fs";
  import { registerHooks } from "node:module";
  registerHooks({ load: (url, context, next) => { writeSync(2, "loaded " + url + "\\n"); return next(url, context); } });
`;

const startPrinting = () =>
  startHost({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PRINT_MODULES)}`,
    LOG_LEVEL: "silent",
  });

/** The packages in the chunks that a host has loaded, according to the source maps next to them. */
const packagesIn = (stderr: string): ReadonlySet<string> => {
  const chunks = [...stderr.matchAll(/^loaded (file:.*\.js)$/gm)].map(([, url]) => `${fileURLToPath(String(url))}.map`);
  const sources = chunks.filter(existsSync).flatMap((map): string[] => JSON.parse(readFileSync(map, "utf8")).sources);
  return new Set(sources.map((source) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? "twinhost"));
};

const line = (id: number, method: string, params: object): string =>
  `${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`;
const META = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientCapabilities": {},
};
const call = { name: "calculate", arguments: { expression: "6 * 7" } };
const handshake = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "test", version: "1" } };

const SDK = "@modelcontextprotocol/server";

it.each([
  ["2026-07-28", line(1, "server/discover", { _meta: META }), line(2, "tools/call", { _meta: META, ...call })],
  [
    "2025-11-25",
    `${line(1, "initialize", handshake)}{"jsonrpc":"2.0","method":"notifications/initialized"}\n`,
    line(2, "tools/call", call),
  ],
])(
  "answers the first call of revision %s without the MCP SDK, which it loads when a request needs it",
  async (_revision, opening, first) => {
    const host = startPrinting();
    host.write(opening);
    await host.answerTo(1);
    host.write(first);
    expect(await host.answerTo(2)).toMatchObject({ result: { structuredContent: { result: "42" } } });
    const before = packagesIn(host.stderr());
    expect(before).toContain("zod");
    expect(before).not.toContain(SDK);

    host.write(line(3, "nothing/known", {}));
    expect(await host.answerTo(3)).toMatchObject({ error: { code: -32601 } });
    expect(packagesIn(host.stderr())).toContain(SDK);
  },
);
