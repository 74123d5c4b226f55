import { type Language, useLanguage } from "../i18n/language.tsx";

/** Paths of the server's endpoints. */
export const PATHS = [
  "mcp",
  "tools",
  "run/{tool}",
  "docs",
  "openapi.json",
  "usage",
  "health",
  "ready",
  "metrics",
] as const;

interface StartTexts {
  readonly title: string;
  readonly heading: string;
  readonly intro: string;
  readonly tools: string;
  /** Where to enter a key, if the server requires one. */
  readonly enterKey: string;
  readonly connect: string;
  /** Clients that connect by URL, by an entry in a config file, and over REST. */
  readonly clients: Readonly<Record<"url" | "entry" | "rest", string>>;
  readonly ownKey: string;
  readonly addresses: string;
  readonly paths: Readonly<Record<(typeof PATHS)[number], string>>;
}

const TEXTS: Readonly<Record<Language, StartTexts>> = {
  en: {
    title: "Tool server",
    heading: "This server offers tools over MCP and REST.",
    intro:
      "Give its address to an MCP client, or call the tools over REST. To chat with a model, open the LLM server's console.",
    tools: "Tools",
    enterKey: "Enter one in the API reference to see the tools here too:",
    connect: "Connect a client",
    clients: {
      url: "MCP clients that take a URL",
      entry: "MCP clients that read an mcpServers file",
      rest: "Programs over REST",
    },
    ownKey: "Replace KEY with your API key.",
    addresses: "Addresses",
    paths: {
      mcp: "MCP over Streamable HTTP",
      tools: "The tools with their schemas, as JSON",
      "run/{tool}": "Runs a tool: POST its arguments as JSON",
      docs: "API reference, to read and to try",
      "openapi.json": "The REST interface as an OpenAPI document",
      usage: "Who called what, and how often",
      health: "Whether the server is healthy",
      ready: "Whether its engines are ready",
      metrics: "Metrics for Prometheus",
    },
  },
  ko: {
    title: "도구 서버",
    heading: "MCP와 REST로 도구를 제공하는 서버입니다.",
    intro:
      "MCP 클라이언트에 이 서버의 주소를 등록하거나 REST로 도구를 호출하세요. 모델과 대화하려면 LLM 서버의 콘솔을 여세요.",
    tools: "도구",
    enterKey: "API 문서에서 키를 입력하면 여기에도 도구가 표시됩니다.",
    connect: "클라이언트 연결",
    clients: {
      url: "URL을 등록하는 MCP 클라이언트",
      entry: "mcpServers 파일을 읽는 MCP 클라이언트",
      rest: "REST로 호출하는 프로그램",
    },
    ownKey: "KEY를 API 키로 바꾸세요.",
    addresses: "주소",
    paths: {
      mcp: "MCP(Streamable HTTP)",
      tools: "도구와 스키마(JSON)",
      "run/{tool}": "도구 호출. 인수를 JSON으로 POST하세요",
      docs: "API 문서. 읽으면서 호출해 볼 수 있습니다",
      "openapi.json": "REST 인터페이스의 OpenAPI 문서",
      usage: "호출자별, 도구별 사용량",
      health: "서버가 정상인지",
      ready: "엔진이 준비되었는지",
      metrics: "Prometheus용 지표",
    },
  },
};

export const useStartTexts = (): StartTexts => TEXTS[useLanguage()[0]];
