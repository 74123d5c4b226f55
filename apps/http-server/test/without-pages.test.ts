import { createToolbox, LOCAL_CALLER } from "@twinhost/core";
import { silentLog as log } from "@twinhost/testing";
import { expect, it } from "vitest";
import { serveTools } from "./serve-tools.ts";

it("says in one line where the pages would be if the console is not built", async () => {
  const server = await serveTools({
    toolbox: createToolbox({ tools: [], log, recordUsage: () => {} }),
    caller: LOCAL_CALLER,
  });
  for (const path of ["/docs", "/usage"]) {
    const answer = await fetch(`${server.url}${path}`, { headers: { Accept: "text/html" } });
    expect([answer.status, answer.headers.get("content-type")], path).toEqual([404, "text/plain; charset=utf-8"]);
    expect(await answer.text()).toMatch(/^There is no page here\. .+CONSOLE_DIR.+\n$/);
  }
  const start = await fetch(server.url, { headers: { Accept: "text/html" } });
  expect([start.status, start.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  expect(await start.text()).toContain('<a href="openapi.json">');
  await server.close();
});
