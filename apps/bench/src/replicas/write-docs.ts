/** Measures replicas behind nginx, with and without Redis, for the guides: `REDIS_URL=... pnpm docs:replicas`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { measureReplicas, PLAN, REPLICA_WORKLOADS, type ReplicaFigures } from "./measure-replicas.ts";

const WORKSPACE = join(import.meta.dirname, "../../../..");
const MARKED = /(?<=<!-- replicas: [^>]*-->\n)[\s\S]*?(?=<!-- \/replicas -->)/;
const SECONDS = PLAN.sliceMs / 1_000;
const WORDS = {
  en: {
    head: ["replicas", "limits", "small calls a second", "p99", "computing calls a second", "p99"],
    own: "each for itself",
    shared: "together, in Redis",
    when: (date: string, cores: number) =>
      `Measured on ${date} on ${cores} cores, shared by nginx, Redis, the replicas and the load generator; ${PLAN.inFlight} calls at a time, ${PLAN.rounds} rounds of ${SECONDS} s each:`,
  },
  ko: {
    head: ["복제본", "한도", "초당 작은 호출", "p99", "초당 계산하는 호출", "p99"],
    own: "따로",
    shared: "Redis로 함께",
    when: (date: string, cores: number) =>
      `${date}, 코어 ${cores}개를 nginx, Redis, 복제본, 부하 생성기가 나누어 쓴 측정입니다. 동시 호출 ${PLAN.inFlight}건, ${SECONDS}초씩 ${PLAN.rounds}번.`,
  },
} as const;

/** Limits that count every call but are never reached. */
const LIMITS = { RATE_LIMIT: "1000000/min", MAX_CONCURRENT_CALLS: "1000" };

const { REDIS_URL } = process.env;
if (!REDIS_URL) throw new Error("Set REDIS_URL to a Redis of this computer, such as redis://127.0.0.1:6379.");

const measure = async (settings: Readonly<Record<string, string>>): Promise<readonly ReplicaFigures[]> => {
  const dataDir = mkdtempSync(join(tmpdir(), "twinhost-replicas-"));
  try {
    return await measureReplicas(dataDir, settings);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};

const own = await measure(LIMITS);
const shared = await measure({ ...LIMITS, REDIS_URL });
const date = new Date().toISOString().slice(0, 10);
for (const language of ["en", "ko"] as const) {
  const words = WORDS[language];
  const rows = [own, shared].flatMap((measured, index) =>
    measured.map(({ replicas, figures }) => [
      String(replicas),
      index === 0 ? words.own : words.shared,
      ...REPLICA_WORKLOADS.flatMap((workload) => [
        Math.round(figures[workload].perSecond).toLocaleString("en-US"),
        `${figures[workload].p99Ms.toPrecision(3)} ms`,
      ]),
    ]),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const table = [line(words.head), line(words.head.map(() => "---")), ...rows.map(line)].join("\n");
  const path = join(WORKSPACE, "docs", language, "rolling-updates.md");
  const text = readFileSync(path, "utf8");
  if (!MARKED.test(text)) throw new Error(`${path} has no place for the table of replicas.`);
  writeFileSync(
    path,
    text.replace(MARKED, () => `\n${words.when(date, availableParallelism())}\n\n${table}\n\n`),
  );
}
