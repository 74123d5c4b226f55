import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { findArm } from "../../arms/catalog.ts";
import { connectQuery } from "../../generator/connections/query.ts";
import { listeningPorts } from "../../measure/listening-ports.ts";
import { ownProcess } from "../../processes/own-process.ts";
import { processTree, readProcessTable } from "../../processes/process-table.ts";
import { startServer } from "../../processes/server-process.ts";
import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { type Reach, reachCell, socketsCell, WHAT } from "./cells.ts";
import type { KeyedFolder } from "./http-deployments.ts";
import { requireFound } from "./injection.ts";
import type { Findings, LookJob } from "./look-around.ts";

/** Counts the sockets that the tools of an LLM server over stdio listen on. */
export const countStdioSockets = async ({ hosts, dataDir, calls }: ExperimentSetting): Promise<StartFigures> => {
  const [llmServer] = findArm(hosts, dataDir, "query:stdio").servers;
  const [call] = calls;
  if (!llmServer || !call) throw new Error("There is no LLM server over stdio.");
  const server = await startServer(llmServer, new Map());
  const caller = connectQuery(`http://127.0.0.1:${server.port}`);
  try {
    await caller.call(call.tool, call.arguments);
    const tools = processTree(await readProcessTable(), [server.pid]).filter(({ pid }) => pid !== server.pid);
    if (tools.length === 0) throw new Error("The LLM server over stdio has no tool process.");
    return { [socketsCell("stdio")]: (await listeningPorts(tools.map(({ pid }) => pid))).length };
  } finally {
    await caller.close();
    await server.stop();
  }
};

/** Makes the LLM server start a hostile tool, and also looks from another process of the same account. */
export const lookFromAround = async (
  { hosts, dataDir }: ExperimentSetting,
  { path, keys }: KeyedFolder,
): Promise<StartFigures> => {
  const [llmServer] = findArm(hosts, dataDir, "query:stdio").servers;
  if (!llmServer) throw new Error("There is no LLM server over stdio.");
  const secret = randomBytes(24).toString("base64url");
  const file = join(path, "keys.sqlite");
  const look = (who: string, pid?: number) => {
    const findings = join(path, `findings-${who}.json`);
    const job: LookJob = { secret, file, findings, ...(pid !== undefined && { pid }) };
    const words = [ownProcess("hostile-tool"), Buffer.from(JSON.stringify(job)).toString("base64")];
    return { words, read: async () => JSON.parse(await readFile(findings, "utf8")) as Findings };
  };
  const tool = look("tool");
  const command = [process.execPath, ...tool.words].map((word) => JSON.stringify(word)).join(" ");
  const env = { ...llmServer.env, DATA_DIR: path, MODEL_API_KEY: secret, STDIO_COMMAND: command };
  const server = await startServer({ ...llmServer, env }, new Map());
  try {
    await fetch(`http://127.0.0.1:${server.port}/query`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": keys.good },
      body: JSON.stringify({ query: "What is 1 + 1?" }),
    });
    const run = promisify(execFile);
    const account = look("account", server.pid);
    await run(process.execPath, account.words, { env: {} });
    // The control is given access to everything, so it must find everything.
    const control = look("control", server.pid);
    await run(process.execPath, control.words, { env: { SECRET: secret } });
    const found = { tool: await tool.read(), account: await account.read() };
    requireFound(found.tool, await control.read(), server.pid);
    return {
      ...cellsOf("tool", found.tool),
      ...cellsOf("account", found.account),
      ...(await byPermissions(server.pid, file)),
    };
  } finally {
    await server.stop();
  }
};

const cellsOf = (who: Parameters<typeof reachCell>[0], reach: Reach): StartFigures =>
  Object.fromEntries(WHAT.map((what) => [reachCell(who, what), Number(reach[what])]));

const OTHERS_READ = 0o004;

/** Another account, judged by file permissions; the operating system lets it send no signals. */
const byPermissions = async (pid: number, file: string): Promise<StartFigures> => {
  const isOpen = (path: string): Promise<boolean> =>
    stat(path).then(
      ({ mode }) => (mode & OTHERS_READ) !== 0,
      () => false,
    );
  const environment = await isOpen(`/proc/${pid}/environ`);
  return cellsOf("other", { own: false, environment, files: await isOpen(file), signals: false });
};
