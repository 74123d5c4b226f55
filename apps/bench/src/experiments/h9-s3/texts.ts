import type { ExperimentTexts, Facts } from "../experiment.ts";
import {
  letInCell,
  MEASURES,
  type Measure,
  PROBES,
  type ProbeId,
  reachCell,
  socketsCell,
  WHAT,
  type WHO,
} from "./cells.ts";

type Names<Id extends string> = Readonly<Record<Id, string>>;

const PROBES_EN: Names<ProbeId> = {
  "foreign-host": "a foreign Host",
  "foreign-origin": "a foreign Origin",
  "null-origin": "the Origin null",
  "no-credential": "no key",
  "wrong-key": "a wrong key",
  "wrong-bearer": "a wrong Bearer token",
  "key-in-query": "a key in the query string",
  "foreign-tool": "a tool that the key does not allow",
  "plain-http": "plain HTTP",
  "malformed-json": "malformed JSON",
  "wrong-type": "a wrong Content-Type",
  "wrong-method": "a wrong method",
  "large-body": "a body over the limit",
  "inflating-body": "a body that inflates over the limit",
  "deep-nesting": "deep nesting",
  prototype: "__proto__ as a tool",
  explosion: "an expression that explodes",
  code: "an expression that is code",
  "giant-headers": "giant headers",
  smuggling: "a smuggled request",
  flood: "80 calls at once",
  "half-open": "200 connections that say nothing, kept for 20 s",
};

const WHAT_EN: Names<(typeof WHAT)[number]> = {
  own: "the LLM server's secret in its own environment",
  environment: "the LLM server's environment",
  files: "the LLM server's keys",
  signals: "signals to the LLM server",
};

const DEPLOYMENTS_EN: Readonly<Record<string, string>> = {
  default: "default settings",
  hardened: "all measures",
  "without-keys": "all measures but API keys",
  "without-tls": "all measures but TLS",
  "without-rate": "all measures but a rate limit",
};

const WHO_EN: Names<(typeof WHO)[number]> = {
  tool: "a hostile tool over stdio",
  account: "a process of the same account",
  other: "another account",
};

const MEASURES_EN: Names<Measure> = { keys: "API keys", tls: "certificate and key of TLS", rate: "a rate limit" };

const is = ({ measured }: Facts, id: string): boolean => measured(id).value > 0;

/** The measures without which more attacks succeed than with all of them. */
const neededMeasures = ({ measured }: Facts, names: Names<Measure>): string => {
  const needed = MEASURES.filter(
    (measure) => measured(`let-in:without-${measure}`).value > measured("let-in:hardened").value,
  );
  return needed.length > 0 ? ` (${needed.map((measure) => names[measure]).join(", ")})` : "";
};

/** The attacks that the default settings let through: those that the measures stop, and those that they do not. */
const letInBy = (facts: Facts, names: Names<ProbeId>) => {
  const listed = (hardened: boolean): string =>
    PROBES.filter(
      (probe) => is(facts, letInCell("default", probe)) && is(facts, letInCell("hardened", probe)) === hardened,
    )
      .map((probe) => names[probe])
      .join(", ");
  return { keptOut: listed(false), stillIn: listed(true) };
};

const reachedBy = (facts: Facts, who: (typeof WHO)[number], names: Names<(typeof WHAT)[number]>): string =>
  WHAT.filter((what) => is(facts, reachCell(who, what)))
    .map((what) => names[what])
    .join(", ");

const figureName = (
  {
    deployments,
    who,
    what,
    probes,
  }: Readonly<Record<"deployments" | "who" | "what" | "probes", Readonly<Record<string, string>>>>,
  words: Readonly<Record<"letIn" | "reach" | "settings" | "sockets", string>>,
) => {
  const transports: Readonly<Record<string, string>> = { http: "HTTP", stdio: "stdio" };
  return (id: string): string => {
    const [first = "", second = ""] = id.split(":");
    if (first === "settings") return words.settings;
    if (first === "let-in") return `${words.letIn}: ${deployments[second]}`;
    if (first === "reach") return `${words.reach}: ${who[second]}`;
    if (first === "sockets") return `${words.sockets}: ${transports[second]}`;
    return first in who ? `${who[first]}: ${what[second]}` : `${deployments[first]}: ${probes[second]}`;
  };
};

export const en: ExperimentTexts = {
  question:
    "What abuse is let in over HTTP, how much must be set to keep it out, and what does a hostile tool reach over stdio?",
  method: [
    `${PROBES.length} kinds of abuse are tried against the running tool server, over REST and MCP (in both revisions), while 200 connections stand that say nothing: on this machine with default settings, with all measures (API keys, TLS, a rate limit), and with all but each. One is let in where a tool runs that should not, or the server breaks or tells of its inside. The right call must work each time, and the server must be healthy after each probe.`,
    "A setting is needed if without it more is let in. Listening sockets are read from the running processes of the tools.",
    "A hostile tool that the LLM server starts over stdio, and a process of the same account, look for a secret in their own and in the LLM server's environment, for its file of keys, and whether they may send it signals. A third that was given everything must find everything. What another account reaches is told by permissions.",
  ],
  figureName: figureName(
    { deployments: DEPLOYMENTS_EN, who: WHO_EN, what: WHAT_EN, probes: PROBES_EN },
    {
      letIn: "Kinds of abuse let in",
      reach: "Things of the LLM server within reach",
      settings: "Settings needed",
      sockets: "Sockets that the tools listen on",
    },
  ),
  claims: {
    H9: {
      because: (facts) => {
        const { keptOut, stillIn } = letInBy(facts, PROBES_EN);
        return [
          `Default settings let in ${facts.shown("let-in:default")} of ${PROBES.length} kinds of abuse from this machine, all measures ${is(facts, "let-in:hardened") ? facts.shown("let-in:hardened") : "none"}; ${facts.shown("settings")} settings are needed${neededMeasures(facts, MEASURES_EN)}.`,
          ...(keptOut ? [`Kept out by them: ${keptOut}.`] : []),
          ...(stillIn ? [`Let in all the same: ${stillIn}.`] : []),
        ].join(" ");
      },
      rule: "Confirmed if default settings let any abuse in and the measures keep all of it out; refuted if default settings let none in; depends if the measures do not keep all out either. One that is let in is one too many. A server for this machine alone, whose users all may call the tools, needs none of it.",
    },
    S3: {
      because: (facts) => {
        const reached = reachedBy(facts, "tool", WHAT_EN);
        return [
          `The tools listen on ${facts.shown(socketsCell("stdio"))} sockets over stdio and on ${facts.shown(socketsCell("http"))} over HTTP.`,
          `A hostile tool that the LLM server starts reaches ${facts.shown("reach:tool")} of ${WHAT.length} things${reached ? ` (${reached})` : ""}; another process of the same account ${facts.shown("reach:account")}, another account ${facts.shown("reach:other")}.`,
        ].join(" ");
      },
      rule: "Confirmed if the tools over stdio listen on no socket and a hostile tool reaches nothing of the LLM server; refuted if it is exposed both ways; depends if one. Tools of your own are not hostile: then the sockets alone count. A tool server over HTTP flips it only under another account or on another machine, as a sandbox around the child does.",
    },
  },
};

const PROBES_KO: Names<ProbeId> = {
  "foreign-host": "다른 Host",
  "foreign-origin": "다른 Origin",
  "null-origin": "Origin null",
  "no-credential": "키 없음",
  "wrong-key": "잘못된 키",
  "wrong-bearer": "잘못된 Bearer 토큰",
  "key-in-query": "쿼리 문자열의 키",
  "foreign-tool": "키가 허용하지 않는 도구",
  "plain-http": "암호화하지 않은 HTTP",
  "malformed-json": "잘못된 JSON",
  "wrong-type": "잘못된 Content-Type",
  "wrong-method": "잘못된 메서드",
  "large-body": "한도를 넘는 본문",
  "inflating-body": "압축을 풀면 한도를 넘는 본문",
  "deep-nesting": "깊은 중첩",
  prototype: "도구 이름 __proto__",
  explosion: "폭발하는 수식",
  code: "코드인 수식",
  "giant-headers": "거대한 헤더",
  smuggling: "요청 밀반입",
  flood: "동시 호출 80번",
  "half-open": "아무것도 보내지 않는 연결 200개를 20초 동안 유지",
};

const WHAT_KO: Names<(typeof WHAT)[number]> = {
  own: "자신의 환경에 있는 LLM 서버의 비밀",
  environment: "LLM 서버의 환경",
  files: "LLM 서버의 키 파일",
  signals: "LLM 서버에 보내는 신호",
};

const MEASURES_KO: Names<Measure> = { keys: "API 키", tls: "TLS 인증서와 키", rate: "속도 제한" };

const DEPLOYMENTS_KO: Readonly<Record<string, string>> = {
  default: "기본 설정",
  hardened: "모든 조치",
  "without-keys": "API 키를 뺀 모든 조치",
  "without-tls": "TLS를 뺀 모든 조치",
  "without-rate": "속도 제한을 뺀 모든 조치",
};

const WHO_KO: Names<(typeof WHO)[number]> = {
  tool: "stdio의 악의적인 도구",
  account: "같은 계정의 프로세스",
  other: "다른 계정",
};

export const ko: ExperimentTexts = {
  question:
    "HTTP는 어떤 악용을 막지 못하고 막으려면 무엇을 설정해야 하며, stdio의 악의적인 도구는 무엇에 접근할 수 있는가?",
  method: [
    `실행 중인 도구 서버에 악용 ${PROBES.length}가지를 REST와 MCP(두 개정판)로 시도하며, 그동안 아무것도 보내지 않는 연결 200개를 열어 둡니다. 같은 컴퓨터에서 기본 설정, 모든 조치(API 키, TLS, 속도 제한), 조치를 하나씩 뺀 구성을 차례로 점검합니다. 실행되면 안 되는 도구가 실행되거나 서버가 고장 나거나 내부 정보를 보이면 막지 못한 것입니다. 매번 올바른 호출은 성공해야 하고, 점검할 때마다 서버가 정상이어야 합니다.`,
    "어떤 설정을 뺐을 때 막지 못하는 악용이 늘면 필요한 설정입니다. 수신 대기 소켓은 실행 중인 도구 프로세스에서 읽습니다.",
    "LLM 서버가 stdio로 시작한 악의적인 도구와 같은 계정의 다른 프로세스가 자신의 환경과 LLM 서버의 환경에 있는 비밀, LLM 서버의 키 파일을 찾고 신호를 보낼 수 있는지 확인합니다. 비교용으로 모든 권한을 준 세 번째 프로세스는 전부 찾아내야 합니다. 다른 계정이 접근할 수 있는지는 권한으로 판단합니다.",
  ],
  figureName: figureName(
    { deployments: DEPLOYMENTS_KO, who: WHO_KO, what: WHAT_KO, probes: PROBES_KO },
    {
      letIn: "막지 못한 악용",
      reach: "접근할 수 있는 LLM 서버의 요소",
      settings: "필요한 설정",
      sockets: "도구의 수신 대기 소켓",
    },
  ),
  claims: {
    H9: {
      because: (facts) => {
        const { keptOut, stillIn } = letInBy(facts, PROBES_KO);
        return [
          `같은 컴퓨터에서 시도한 악용 ${PROBES.length}가지 가운데 ${is(facts, "let-in:default") ? `기본 설정으로는 ${facts.shown("let-in:default")}가지가 뚫리고` : "기본 설정으로 뚫리는 것은 없고"}, 모든 조치를 적용하면 ${is(facts, "let-in:hardened") ? `${facts.shown("let-in:hardened")}가지가 뚫립니다` : "전부 막습니다"}. 필요한 설정은 ${facts.shown("settings")}개${neededMeasures(facts, MEASURES_KO).trim()}입니다.`,
          ...(keptOut ? [`조치로 막은 것: ${keptOut}.`] : []),
          ...(stillIn ? [`여전히 뚫린 것: ${stillIn}.`] : []),
        ].join(" ");
      },
      rule: "기본 설정으로 뚫리는 악용을 조치로 모두 막으면 확인됨, 기본 설정으로 모두 막으면 사실과 다름, 조치를 적용해도 뚫리는 것이 있으면 조건에 따라 다름입니다. 하나만 뚫려도 안 됩니다. 모든 사용자가 도구를 써도 되는 컴퓨터 한 대에서만 쓰는 서버라면 이 설정이 필요 없습니다.",
    },
    S3: {
      because: (facts) => {
        const reached = reachedBy(facts, "tool", WHAT_KO);
        return [
          `도구의 수신 대기 소켓은 stdio ${facts.shown(socketsCell("stdio"))}개, HTTP ${facts.shown(socketsCell("http"))}개입니다.`,
          `LLM 서버가 시작한 악의적인 도구는 ${WHAT.length}가지 가운데 ${facts.shown("reach:tool")}가지${reached ? `(${reached})` : ""}, 같은 계정의 다른 프로세스는 ${facts.shown("reach:account")}가지, 다른 계정은 ${facts.shown("reach:other")}가지에 접근할 수 있습니다.`,
        ].join(" ");
      },
      rule: "stdio 도구의 수신 대기 소켓이 없고 악의적인 도구가 LLM 서버의 어떤 요소에도 접근할 수 없으면 확인됨, 둘 다 아니면 사실과 다름, 하나만 그러면 조건에 따라 다름입니다. 직접 만든 도구는 악의적이지 않으므로 소켓만 보면 됩니다. HTTP 도구 서버는 다른 계정이나 다른 컴퓨터에서 실행할 때만 판정을 바꾸며, 자식 프로세스를 샌드박스에 넣어도 마찬가지입니다.",
    },
  },
};
