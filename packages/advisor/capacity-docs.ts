import { capacity, type Prices } from "./src/capacity/capacity.ts";
import { renderCapacity } from "./src/capacity/render-capacity.ts";
import { adviceCase, DEFAULT_CASE } from "./src/case.ts";
import { type ConstantId, onceForAll, perFurther } from "./src/constants/definitions.ts";
import { referenceConstants } from "./src/constants/reference.ts";
import { COST_MODEL } from "./src/cost-model/cost-model.ts";
import { digits, show } from "./src/messages/show.ts";
import type { Language } from "./src/render/advice-text.ts";
import { markdownTable } from "./src/render/markdown-table.ts";
import measured from "./test/measured-points.json" with { type: "json" };

/** Example prices; not any provider's. */
const PRICES: Prices = { coreHour: 0.04, gibHour: 0.005 };

const LOADS = [
  {
    en: "One call a second of each LLM server, tools that wait for another system",
    ko: "LLM 서버마다 초당 호출 1건, 다른 시스템을 기다리는 도구",
    given: DEFAULT_CASE,
  },
  {
    en: "Five calls a second of each, tools that compute for 20 ms",
    ko: "LLM 서버마다 초당 호출 5건, 20 ms 동안 계산하는 도구",
    given: adviceCase.parse({ callsPerSecond: 5, toolKind: "cpu", toolMs: 20 }),
  },
  {
    en: "One call a second of each, an engine whose index takes 1 GiB of memory",
    ko: "LLM 서버마다 초당 호출 1건, 색인이 메모리 1 GiB를 쓰는 엔진",
    given: adviceCase.parse({ toolKind: "engine", indexMiB: 1_024 }),
  },
] as const;

const ERROR_WORDS = {
  en: {
    intro: (date: string, cpu: string, cores: number) =>
      `Predicted and measured (${date}, ${cpu}, ${cores} cores); each number of LLM servers from the figures of two others:`,
    head: ["LLM servers", "what", "transport", "predicted", "measured", "error"],
    memory: "memory",
    start: "CPU to start",
  },
  ko: {
    intro: (date: string, cpu: string, cores: number) =>
      `예측값과 측정값입니다(${date}, ${cpu}, 코어 ${cores}개). LLM 서버 수마다 다른 두 가지 수에서 잰 값으로 예측했습니다.`,
    head: ["LLM 서버", "항목", "연결 방식", "예측", "측정", "오차"],
    memory: "메모리",
    start: "시작하는 데 든 CPU",
  },
} as const;

/** Each number of LLM servers, and the two measured ones it is predicted from. */
const PREDICTIONS = [
  [1, [2, 8]],
  [2, [1, 8]],
  [4, [1, 8]],
] as const;

const ofH2 = (id: string): number => {
  const found = measured.experiments.find((experiment) => experiment.id === "H2")?.figures;
  const value = found?.find((figure) => figure.id === id)?.measured.value;
  if (value === undefined) throw new Error(`H2 did not measure ${id}`);
  return value;
};

const predict = (
  transport: "http" | "stdio",
  kind: "memory" | "cpu",
  llmServers: number,
  from: readonly [number, number],
) => {
  const name = `${kind}:${transport}`;
  const once = onceForAll("H2", "bytes", name, from).read(ofH2);
  const further = perFurther("H2", "bytes", name, from).read(ofH2);
  const other: Readonly<Record<string, number>> =
    transport === "http"
      ? { serverBytes: once, llmBytes: further, serverStartCpu: once, llmStartCpu: further }
      : { sharedStdioBytes: once, llmStdioBytes: further, sharedStdioStartCpu: once, llmStdioStartCpu: further };
  const cost = kind === "memory" ? COST_MODEL.memoryBytes : COST_MODEL.startCpuMicros;
  const k = (id: ConstantId): number => other[id] ?? referenceConstants[id].value;
  return cost.over[transport].compute({ given: adviceCase.parse({ llmServers }), k });
};

const errorRows = (language: Language): string[][] => {
  const words = ERROR_WORDS[language];
  return PREDICTIONS.flatMap(([llmServers, from]) =>
    (["memory", "cpu"] as const).flatMap((kind) =>
      (["http", "stdio"] as const).map((transport) => {
        const predicted = predict(transport, kind, llmServers, from);
        const seen = ofH2(`${kind}:${transport}@${llmServers}`);
        const unit = kind === "memory" ? "bytes" : "micros";
        return [
          String(llmServers),
          kind === "memory" ? words.memory : words.start,
          transport,
          show(unit, predicted),
          show(unit, seen),
          `${digits(100 * (predicted / seen - 1))} %`,
        ];
      }),
    ),
  );
};

/** The tables of the capacity page, from the reference figures. */
export const capacityDocs = (language: Language): string => {
  const words = ERROR_WORDS[language];
  return [
    ...LOADS.flatMap((load) => [
      `${load[language]}:`,
      "",
      renderCapacity(capacity(load.given, referenceConstants, PRICES), language),
    ]),
    words.intro(measured.startedAt.slice(0, 10), measured.machine.cpu, measured.machine.cores),
    "",
    ...markdownTable(words.head, errorRows(language)),
  ].join("\n");
};

/** Matches the part of a page that holds the tables. */
export const CAPACITY_PLACE = /(?<=<!-- capacity: [^>]*-->\n)[\s\S]*?(?=<!-- \/capacity -->)/;
