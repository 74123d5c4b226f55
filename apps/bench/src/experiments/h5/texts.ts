import type { ExperimentTexts, Facts } from "../experiment.ts";
import { CLIENTS, type ClientId, completedCell, TRANSPORTS, thereCell } from "./cells.ts";
import { THRESHOLDS } from "./rule.ts";

const MANY = THRESHOLDS.moreClientsAtLeast;
const TRIED = THRESHOLDS.triedAtLeast;

const listed = ({ measured }: Facts, names: Readonly<Record<ClientId, string>>) => {
  const isThere = (client: ClientId): boolean => measured(thereCell(client)).value > 0;
  const completes = (transport: (typeof TRANSPORTS)[number], client: ClientId): boolean =>
    isThere(client) && measured(completedCell(transport, client)).value > 0;
  const of = (fits: (client: ClientId) => boolean): string =>
    CLIENTS.filter(fits)
      .map((client) => names[client])
      .join(", ");
  return {
    onlyHttp: of((client) => completes("http", client) && !completes("stdio", client)),
    failed: of((client) => isThere(client) && !TRANSPORTS.some((transport) => completes(transport, client))),
    leftOut: of((client) => !isThere(client)),
  };
};

const NAMES_EN: Readonly<Record<ClientId, string>> = {
  curl: "curl",
  browser: "fetch in a browser from another origin",
  openapi: "a client made of the OpenAPI document",
  inspector: "the CLI of MCP Inspector",
  "sdk-v1": "the MCP SDK v1",
  "sdk-v2": "the MCP SDK v2",
  python: "FastMCP in Python",
};

const figureName =
  (names: Readonly<Record<string, string>>, words: Readonly<Record<string, string>>) =>
  (id: string): string => {
    const [what = "", client] = id.split(":");
    return client === undefined ? (words[what] ?? "") : `${names[client]}: ${words[`${what}:`]}`;
  };

export const en: ExperimentTexts = {
  question: "Which clients that others have made complete a call over HTTP, and which over stdio?",
  method: [
    "Each client calls the tool server over the HTTP that it speaks, REST or MCP, and the stdio host where it can start one; its answer is checked. The browser's page has an origin of its own, which ALLOWED_ORIGINS names. Counts need one start.",
    "A client that is not on this machine is left out and never counted: curl and Chromium come from the system, MCP Inspector from this workspace, TEST_PYTHON names a Python with fastmcp.",
  ],
  figureName: figureName(NAMES_EN, {
    tried: "Clients on this machine",
    http: "Clients that complete a call over HTTP",
    stdio: "Clients that complete a call over stdio",
    "there:": "on this machine (1) or not (0)",
    "http:": "completes a call over HTTP",
    "stdio:": "completes a call over stdio",
  }),
  claims: {
    H5: {
      because: (facts) => {
        const { onlyHttp, failed, leftOut } = listed(facts, NAMES_EN);
        return [
          `Of ${facts.shown("tried")} clients, ${facts.shown("http")} complete a call over HTTP and ${facts.shown("stdio")} over stdio.`,
          ...(onlyHttp ? [`Over HTTP alone: ${onlyHttp}.`] : []),
          ...(failed ? [`Over neither: ${failed}.`] : []),
          ...(leftOut ? [`Left out, for they are not on this machine: ${leftOut}.`] : []),
        ].join(" ");
      },
      rule: `Confirmed if at least ${MANY} clients more complete a call over HTTP than over stdio; depends if one does; refuted if none; inconclusive with fewer than ${TRIED} clients on this machine. One may be an oddity, ${MANY} are kinds. A browser or a client of a REST document cannot start a process: only clients that all speak MCP over stdio would flip it.`,
    },
  },
};

const NAMES_KO: Readonly<Record<ClientId, string>> = {
  curl: "curl",
  browser: "다른 출처의 브라우저 fetch",
  openapi: "OpenAPI 문서로 만든 클라이언트",
  inspector: "MCP Inspector CLI",
  "sdk-v1": "MCP SDK v1",
  "sdk-v2": "MCP SDK v2",
  python: "Python FastMCP",
};

export const ko: ExperimentTexts = {
  question: "다른 곳에서 만든 클라이언트 가운데 무엇이 HTTP와 stdio로 호출에 성공하는가?",
  method: [
    "클라이언트마다 자신이 쓰는 HTTP 방식(REST나 MCP)으로 도구 서버를, 프로세스를 시작할 수 있으면 stdio 호스트도 호출하고 응답을 확인합니다. 브라우저 페이지는 다른 출처에 있으며 ALLOWED_ORIGINS에 지정합니다. 개수를 세는 실험이므로 한 번만 시작합니다.",
    "이 컴퓨터에 없는 클라이언트는 빼고 세지 않습니다. curl과 Chromium은 시스템에, MCP Inspector는 이 작업 공간에 있어야 하고, TEST_PYTHON에 fastmcp가 있는 Python을 지정해야 합니다.",
  ],
  figureName: figureName(NAMES_KO, {
    tried: "이 컴퓨터에 있는 클라이언트",
    http: "HTTP로 호출에 성공한 클라이언트",
    stdio: "stdio로 호출에 성공한 클라이언트",
    "there:": "이 컴퓨터에 있음(1) 또는 없음(0)",
    "http:": "HTTP 호출 성공",
    "stdio:": "stdio 호출 성공",
  }),
  claims: {
    H5: {
      because: (facts) => {
        const { onlyHttp, failed, leftOut } = listed(facts, NAMES_KO);
        return [
          `클라이언트 ${facts.shown("tried")}개 가운데 HTTP로 ${facts.shown("http")}개, stdio로 ${facts.shown("stdio")}개가 호출에 성공했습니다.`,
          ...(onlyHttp ? [`HTTP로만 성공: ${onlyHttp}.`] : []),
          ...(failed ? [`모두 실패: ${failed}.`] : []),
          ...(leftOut ? [`이 컴퓨터에 없어 제외: ${leftOut}.`] : []),
        ].join(" ");
      },
      rule: `HTTP로 호출에 성공한 클라이언트가 stdio보다 ${MANY}개 이상 많으면 확인됨, 하나 많으면 조건에 따라 다름, 많지 않으면 사실과 다름이며, 이 컴퓨터에 있는 클라이언트가 ${TRIED}개보다 적으면 판정 불가입니다. 하나는 예외일 수 있지만 ${MANY}개부터는 종류가 다른 것으로 봅니다. 브라우저나 REST 클라이언트는 프로세스를 시작할 수 없으므로, 모든 클라이언트가 stdio로 MCP를 써야 판정이 바뀝니다.`,
    },
  },
};
