import { createToolbox, LOCAL_CALLER } from "@twinhost/core";
import { createToolServer, listen } from "@twinhost/server";
import { pino } from "pino";
import { expect, it } from "vitest";

it("says in one line where the pages of a server without the console's build would be", async () => {
  const log = pino({ level: "silent" });
  const { app, close } = createToolServer({
    toolbox: createToolbox({ tools: [], log, recordUsage: () => {} }),
    caller: LOCAL_CALLER,
    isReady: () => true,
    allowedHosts: ["127.0.0.1"],
    allowedOrigins: [],
    log,
  });
  const listening = await listen(app, { host: "127.0.0.1", port: 0, log });
  for (const path of ["/docs", "/usage"]) {
    const answer = await fetch(`${listening.address}${path}`, { headers: { Accept: "text/html" } });
    expect([answer.status, answer.headers.get("content-type")], path).toEqual([404, "text/plain; charset=utf-8"]);
    expect(await answer.text()).toMatch(/^There is no page here\. .+CONSOLE_DIR.+\n$/);
  }
  await close();
  await listening.close(0);
});
