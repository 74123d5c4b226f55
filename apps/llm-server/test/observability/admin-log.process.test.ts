import { openKeyStore } from "@twinhost/policy";
import { readEvents, startHttpHost, startLlmServer } from "@twinhost/testing";
import { expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";

interface Line {
  readonly msg: string;
  readonly path?: string;
}

const linesOf = async function* ({ body }: Response): AsyncGenerator<Line, void, undefined> {
  if (body) for await (const { data } of readEvents(body)) yield JSON.parse(data);
};

it.each([
  ["LLM server", startLlmServer, "LLM server listens"],
  ["tool server", startHttpHost, "tool server listens"],
])("the %s shows its log to administrators, the last lines and then each new one", async (_name, start, first) => {
  const DATA_DIR = temporaryFolder();
  const store = openKeyStore(DATA_DIR);
  const keyOf = (role: "metrics" | "admin") =>
    store.create({ owner: role, tools: ["*"], role, ratePerMinute: null, expiresAt: null }).key;
  const [metrics, admin] = [keyOf("metrics"), keyOf("admin")];
  store.close();
  const server = await start({ DATA_DIR });
  const get = (path: string, key: string) => fetch(`${server.url}${path}`, { headers: { "x-api-key": key } });

  expect((await get("/admin/log", metrics)).status).toBe(403);
  const log = await get("/admin/log", admin);
  expect(log.headers.get("content-type")).toContain("text/event-stream");
  const lines = linesOf(log);
  const find = async (isIt: (line: Line) => boolean): Promise<Line | undefined> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done || isIt(value)) return value ?? undefined;
    }
  };
  expect(await find(({ msg }) => msg === first)).toBeDefined();
  await get("/nothing/here", admin);
  const request = await find(({ path }) => path === "/nothing/here");
  expect(JSON.stringify(request)).not.toContain(admin);

  // A reader does not delay the server's shutdown.
  await server.stop();
  expect(await find(() => false)).toBeUndefined();
});
