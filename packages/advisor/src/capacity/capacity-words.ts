import type { Language } from "../render/advice-text.ts";

interface CapacityWords {
  readonly llmServers: string;
  readonly http: readonly [toolServers: string, cores: string, memory: string, month: string];
  readonly stdio: readonly [toolProcesses: string, cores: string, memory: string, month: string];
}

export const CAPACITY_WORDS: Readonly<Record<Language, CapacityWords>> = {
  en: {
    llmServers: "LLM servers",
    http: ["HTTP: tool servers", "cores", "memory", "cost a month, at the given prices"],
    stdio: ["stdio: tool processes", "cores", "memory", "cost a month, at the given prices"],
  },
  ko: {
    llmServers: "LLM 서버",
    http: ["HTTP: 도구 서버", "코어", "메모리", "한 달 비용(입력한 가격 기준)"],
    stdio: ["stdio: 도구 프로세스", "코어", "메모리", "한 달 비용(입력한 가격 기준)"],
  },
};
