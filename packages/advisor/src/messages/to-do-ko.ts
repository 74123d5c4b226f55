import type { AdviceMessages } from "./messages.ts";

/** Headings of what to do, and its notes. */
export const toDoKo: Pick<AdviceMessages, "toDo" | "toDoNotes"> = {
  toDo: {
    commands: "명령",
    urlEntry: "데스크톱 클라이언트 설정: URL(HTTP)",
    commandEntry: "데스크톱 클라이언트 설정: 명령(stdio)",
    startFrom: "시작할 파일",
    "llm-server": "LLM 서버 설정",
    "tool-server": "도구 서버 설정",
    edge: "edge 설정",
  },
  toDoNotes: {
    "this-machine-only":
      "이 조건에서는 다른 컴퓨터가 도구 서버를 호출하지 않습니다. 그래서 도구 서버는 자기 컴퓨터에서 온 요청만 받습니다. 다른 컴퓨터에서도 호출한다면 docs/ko/security.md를 보고 설정하세요(‘루프백보다 넓게 열 때’).",
    "no-tls":
      "암호화하지 않은 HTTP에서는 API 키와 모든 호출이 네트워크에 그대로 드러납니다. TLS를 쓰려면 docs/ko/containers.md(edge 프로필)를 보세요. 서버에 직접 인증서를 두는 방법은 docs/ko/security.md에 있습니다.",
    edge: "다른 컴퓨터는 edge를 거쳐 컨테이너에 접속하며, edge가 TLS를 처리하고 요청을 여러 도구 서버에 나눕니다. 설정은 docker/edge.env에 적고, tools.example.com은 실제 이름으로 바꾸세요. 인증서를 받는 방법은 docs/ko/containers.md에 있습니다.",
    "balanced-by-edge": "edge가 호출을 여러 도구 서버에 나눕니다. 설정은 docker/edge.env에 적으세요.",
    "env-file": "컨테이너는 docker/.env에서 설정을 읽습니다. 설정을 한 줄에 하나씩 적으세요.",
    "two-machines":
      "도구 서버와 LLM 서버가 서로 다른 컴퓨터에 있습니다. 설정과 명령은 각각 해당 서버의 컴퓨터에서 쓰세요.",
    "two-container-hosts":
      "LLM 서버의 컴퓨터에서는 설정을 docker/.env에, MCP_API_KEY를 docker/secrets/llm-server.env에 적으세요.",
    "load-balancer":
      "도구 서버마다 포트를 다르게 하고(3001, 3002, …) 포트 3000의 nginx 뒤에 두세요. TLS를 쓴다면 인증서도 nginx에 둡니다. 방법은 docs/ko/rolling-updates.md에 있습니다.",
    "key-each":
      "KEY 자리에는 keys create 명령이 출력한 키를 넣으세요. 키는 호출자마다 따로 만들고, 필요한 도구와 호출 한도를 정하세요. 그러면 키 하나만 제한하거나 폐기할 수 있습니다.",
    "keys-of-both":
      "DATA_DIR이 같은 서버는 키도 같습니다. 첫 키를 만들면 LLM 서버를 호출할 때도 키가 필요해집니다. LLM 서버를 그 컴퓨터에서 키 없이 쓰려면 DATA_DIR을 따로 설정하세요.",
    "isolate-tools":
      "같은 계정으로 실행한 도구 서버는 LLM 서버의 파일과 키에 접근할 수 있습니다. 믿지 않는 도구는 다른 계정이나 컨테이너에서 실행하세요. 자세한 내용은 docs/ko/criteria-security.md에 있습니다.",
    "other-runtime":
      "런타임이 다른 도구는 별도의 MCP 서버입니다. docs/ko/serve-your-own-server.md를 참고해 서버를 시작하는 명령이나 URL을 mcp.json에 적으세요.",
    "other-runtime-in-containers":
      "mcp.json은 docker/config에 두세요. 이미지는 Node.js만 실행합니다. 런타임이 다른 도구를 컨테이너에서 시작하려면 이미지에 추가하고, 그렇지 않으면 URL을 적으세요.",
    "container-limits":
      "docker/base.yaml은 서버마다 CPU 1개와 메모리 1 GiB까지만 허용합니다(cpus, mem_limit). 이 조건에는 모자랍니다. 값을 늘리세요.",
    kubernetes:
      "Kubernetes에서는 compose 파일과 명령 대신 Helm 차트를 쓰세요. 방법은 docs/ko/kubernetes.md에 있습니다.",
    "two-entries":
      "URL을 받는 데스크톱 클라이언트는 도구 서버를 호출합니다. 첫 번째 항목을 쓰세요. 설정 파일에 명령만 적을 수 있는 클라이언트에는 두 번째 항목을 쓰세요. 그 데스크톱에서 도구 사본이 실행되며, 업데이트도 데스크톱마다 해야 합니다.",
    "desktop-runtime":
      "명령을 쓰는 항목에는 데스크톱의 Node.js 24 이상과 pack 명령이 만든 파일이 필요합니다. Node.js 버전이 낮다면 docs/ko/set-up.md를 보세요.",
  },
};
