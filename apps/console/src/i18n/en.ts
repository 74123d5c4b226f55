import { advisorEn } from "../advisor/messages.ts";
import { chatEn } from "../chat/messages.ts";
import { compareEn } from "../compare/messages.ts";
import { documentsEn } from "../documents/messages.ts";
import { reportEn } from "../report/messages.ts";
import { serversEn } from "../servers/messages.ts";
import { stateEn } from "../state/messages.ts";
import { counted } from "./counted.ts";
import { failuresEn } from "./failure-messages.ts";
import { toolsEn } from "./tools-messages.ts";

/** All English texts of the console. The compiler ensures that `ko.ts` has the same in Korean. */
export const en = {
  language: "English",
  title: "Twinhost",
  skip: "Skip to content",
  navigation: "Views",
  views: {
    chat: "Chat",
    compare: "Compare",
    advisor: "Advisor",
    switch: "Transport",
    state: "Status",
    report: "Benchmark",
    tools: "Tools",
  },
  settings: {
    heading: "Settings",
    language: "Language",
    theme: "Theme",
    themes: { system: "Theme: system", light: "Theme: light", dark: "Theme: dark" },
    forgetKey: "Forget key",
  },
  transports: {
    http: "HTTP",
    rest: "REST",
    stdio: "stdio",
    "in-process": "in-process",
    auto: "auto",
  } as Readonly<Record<string, string>>,
  loading: "Loading",
  slow: (seconds: number) => `No answer after ${seconds} s. The network or the server is slow. Still waiting.`,
  retry: "Try again",
  copy: "Copy",
  copied: "Copied",
  close: "Close",
  code: "Code",
  table: "Table",
  fields: {
    missing: (name: string) => `Enter a value for ${name}.`,
    notChosen: (name: string) => `Choose a value for ${name}.`,
    incomplete: "Complete the date.",
  },
  key: {
    needed: "This server requires an API key.",
    wrong: "This key is not valid.",
    wrongHow: "It may be mistyped, revoked or expired. Enter it again, or create a new one:",
    how: "An operator creates a key with this command, on the server's machine. It is shown only once:",
    dataFolder:
      "The key is written to a data folder, which has to be the server's. If the server was started with DATA_DIR, put the same DATA_DIR=FOLDER before the command. If not, run it from the same installation and as the same user.",
    label: "API key",
    show: "Show",
    hide: "Hide",
    use: "Use this key",
    missing: "Enter the key.",
    unsendable:
      "An API key has only Latin letters, digits, - and _, without spaces. Switch the keyboard to English and type it again.",
    kept: "The key is kept in this tab until you close it.",
  },
  failures: failuresEn,
  message: "Message",
  requestId: (id: string) => `Request ID: ${id}`,
  apiReference: "API reference",
  /** Notes the language of the reference's own text; empty if it is the user's. */
  apiReferenceLanguage: "",
  serverUnavailable: ["The server does not respond.", "Check that it is running, then try again. To start it:"],
  modelUnavailable: [
    "The model is unavailable.",
    "The tools are not the cause. Check MODEL and MODEL_BASE_URL, or start with MODEL=builtin.",
  ],
  chat: chatEn,
  documents: documentsEn,
  segments: {
    start: "start",
    model: "model",
    server: "LLM server",
    transport: "transport",
    protocol: "protocol",
    tool: "tool",
    engine: "engine",
    call: "tool call",
  },
  compare: compareEn,
  switch: {
    heading: (transport: string) => `This chat uses ${transport}.`,
    chat: "This chat",
    chatNote: "Applies from your next question.",
    server: "Server default",
    serverNote: "Applies to every client that does not choose a transport, until the server restarts.",
    sides: { http: "Over the network", stdio: "Inside the LLM server" },
    about: {
      http: "MCP to a separate tool server that several LLM servers can share.",
      rest: "Plain HTTP and JSON to the same tool server, without MCP.",
      stdio: "MCP over the pipes of a child process. No port, no network.",
      "in-process": "The tools as functions in the LLM server's process.",
      auto: "HTTP, with stdio as the fallback while HTTP is unavailable.",
    } as Readonly<Record<string, string>>,
    reachable: (tools: number) => `healthy, ${counted(tools, "tool")}`,
    unavailable: "unavailable",
    keyRefused: "rejects the LLM server's key: set MCP_API_KEY",
    checking: "checking",
    current: "now",
    measured: (median: string, calls: number) =>
      calls === 1 ? `${median} in this chat (1 call)` : `${median} median in this chat (${calls} calls)`,
    apply: "Change server default",
    applied: (transport: string) => `The server default is now ${transport}.`,
    needsAdmin: (role: string) => `This requires a key with the admin role. Your key has the ${role} role.`,
    notServed: "This server cannot change its transport while it runs. Set TOOL_TRANSPORT and restart it.",
    configured: (transport: string) => `Configured: ${transport}`,
  },
  servers: serversEn,
  state: stateEn,
  report: reportEn,
  tools: toolsEn,
  advisor: advisorEn,
};

export type Texts = typeof en;
