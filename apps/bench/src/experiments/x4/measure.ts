import { shuffle } from "simple-statistics";
import type { ServerCommand } from "../../arms/arm.ts";
import { findArm } from "../../arms/catalog.ts";
import { type ServerProcess, startServer } from "../../processes/server-process.ts";
import { type GeneratorProcess, startGenerator } from "../../run/generator-process.ts";
import { allStarted } from "../all-started.ts";
import { type Certificate, makeCertificate } from "../certificate.ts";
import type { ExperimentSetting, OpenExperiment, StartFigures } from "../experiment.ts";
import { AGAIN, type AgainRow, cell, KINDS, LEVELS, ROW_IDS, ROWS, type Row } from "./cells.ts";
import { requireOpened } from "./injection.ts";
import { callsEachOf, inTurnOf, PLANS } from "./plans.ts";

export const openConversations = async (setting: ExperimentSetting): Promise<OpenExperiment> => {
  const certificate = await makeCertificate(setting.dataDir);
  return { measureStart: () => measureStart(setting, certificate), close: () => {} };
};

const measureStart = async (setting: ExperimentSetting, certificate: Certificate): Promise<StartFigures> => {
  const { hosts, dataDir } = setting;
  const [host] = findArm(hosts, dataDir, "http").servers;
  if (!host) throw new Error("The HTTP deployment has no server.");
  const servers: ServerProcess[] = [];
  const generator = startGenerator(dataDir);
  const start = async (command: ServerCommand): Promise<ServerProcess> => {
    const server = await startServer(command, new Map());
    servers.push(server);
    return server;
  };
  try {
    const overTls = { ...host, env: { ...host.env, ...certificate.settings } };
    const [plain, again, tls] = await allStarted([start(host), start(host), start(overTls)]);
    if (!plain || !again || !tls) throw new Error("A server did not start.");
    const places: Places = { plain, again, tls, ca: certificate.certificate };
    const figures: Record<string, number> = {};
    const runs = [
      ...ROW_IDS.flatMap((row) => PLANS[setting.mode].levels.map((level) => ({ row, level }))),
      ...AGAIN.map((row) => ({ row: `${row}-again` as const, level: LEVELS[0] })),
    ];
    for (const { row, level } of shuffle<typeof runs>(runs))
      Object.assign(figures, await measureRow(row, level, setting, places, generator));
    return figures;
  } finally {
    await generator.stop();
    await Promise.all(servers.map((server) => server.stop()));
  }
};

interface Places {
  readonly plain: ServerProcess;
  readonly again: ServerProcess;
  readonly tls: ServerProcess;
  readonly ca: string;
}

const measureRow = async (
  row: Row | AgainRow,
  level: (typeof LEVELS)[number],
  { hosts, dataDir, calls, mode }: ExperimentSetting,
  { plain, again, tls, ca }: Places,
  { api }: GeneratorProcess,
): Promise<StartFigures> => {
  const known = row.replace("-again", "") as Row;
  const isHttp = known.startsWith("http");
  const server = known === "http-tls" ? tls : row === "http-again" ? again : plain;
  const plan = PLANS[mode];
  const conversation = {
    connection: findArm(hosts, dataDir, isHttp ? "http" : "stdio").connection,
    url: `${server === tls ? "https" : "http"}://127.0.0.1:${server.port}`,
    ca,
    dataDir,
    calls,
    serverPids: isHttp ? [server.pid] : [],
    lasts: ROWS[known],
    warmUp: plan.warmUp,
  };
  const request = {
    conversations: level,
    callsEach: callsEachOf(known, level),
    inTurn: inTurnOf(known, level, plan),
  };
  // Where no connection is kept, at least the server and the connecting code can be warmed up.
  if (isHttp && conversation.lasts !== "kept")
    await api.holdConversations({ ...conversation, ...request, conversations: 1, inTurn: plan.connections });
  const seen = await api.holdConversations({ ...conversation, ...request }).catch((error: Error) => {
    throw new Error(`${row}: ${error.message}`, { cause: error });
  });
  requireOpened(row, seen.opened, request);
  return Object.fromEntries(KINDS.map((kind) => [cell(kind, row, level), seen[kind]]));
};
