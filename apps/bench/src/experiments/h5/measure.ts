import type { ServerCommand } from "../../arms/arm.ts";
import { findArm } from "../../arms/catalog.ts";
import { prepare } from "../../generator/closed-loop.ts";
import { startServer } from "../../processes/server-process.ts";
import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { CLIENTS, type ClientId, completedCell, thereCell } from "./cells.ts";
import type { ForeignClient } from "./client.ts";
import { openBrowser } from "./clients/browser.ts";
import { curl } from "./clients/curl.ts";
import { inspector } from "./clients/inspector.ts";
import { openapi } from "./clients/openapi.ts";
import { python } from "./clients/python.ts";
import { sdkV1, sdkV2 } from "./clients/sdks.ts";

export const measureStart = async ({ hosts, dataDir, calls }: ExperimentSetting): Promise<StartFigures> => {
  const [host] = findArm(hosts, dataDir, "http").servers;
  const { connection } = findArm(hosts, dataDir, "stdio");
  const [prepared] = prepare(calls);
  if (!host || !prepared || !("child" in connection)) throw new Error("There is nothing to call.");
  const browser = await openBrowser();
  const clients: Readonly<Record<ClientId, ForeignClient>> = {
    curl,
    browser,
    openapi,
    inspector,
    "sdk-v1": sdkV1,
    "sdk-v2": sdkV2,
    python,
  };
  const server = await startServer({ ...host, env: { ...host.env, ALLOWED_ORIGINS: browser.origin } }, new Map());
  try {
    const figures: Record<string, number> = {};
    for (const id of CLIENTS) {
      const client = clients[id];
      const isThere = await client.isThere();
      figures[thereCell(id)] = Number(isThere);
      if (!isThere) continue;
      const places = { url: `http://127.0.0.1:${server.port}`, child: connection.child };
      const completed = await tryBoth(client, prepared, places);
      figures[completedCell("http", id)] = completed.http;
      figures[completedCell("stdio", id)] = completed.stdio;
    }
    return figures;
  } finally {
    browser.close();
    await server.stop();
  }
};

type Prepared = ReturnType<typeof prepare>[number];

const tryBoth = async (
  client: ForeignClient,
  { call, check }: Prepared,
  { url, child }: { readonly url: string; readonly child: ServerCommand },
): Promise<{ http: number; stdio: number }> => ({
  http: await completes(client.http?.(url, call), check),
  stdio: await completes(client.stdio?.(child, call), check),
});

/** 1 if the call was completed. @throws on a wrong answer, which is not the client's fault */
const completes = async (answer: Promise<unknown> | undefined, check: Prepared["check"]): Promise<number> => {
  if (!answer) return 0;
  const [settled] = await Promise.allSettled([answer]);
  if (settled?.status !== "fulfilled") return 0;
  check(settled.value);
  return 1;
};
