import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** What the server does instead of answering correctly. */
type Fault =
  | "slowdown"
  | "slowdown-5s"
  | "ban"
  | "error-500"
  | "hang"
  | "huge"
  | "not-json"
  | "other-shape"
  | "too-few"
  | "redirect";

export interface LibreTranslateServer {
  readonly url: string;
  /** The bodies of the translate requests so far. */
  readonly requests: Record<string, unknown>[];
  /** How often the list of languages was requested. */
  languagesAsked: number;
  /** Requests whose client disconnected before the answer. */
  abandoned: number;
  fault: Fault | undefined;
  close(): Promise<void>;
}

const LANGUAGES = [
  { code: "en", name: "English", targets: ["en", "es", "ko", "zt"] },
  { code: "es", name: "Spanish", targets: ["en", "es"] },
  { code: "ko", name: "Korean", targets: ["en", "ko"] },
  { code: "zt", name: "Chinese (traditional)", targets: ["en", "zt"] },
];

const DICTIONARY: Readonly<Record<string, string>> = {
  "en ko Hello.": "안녕하세요.",
  "en ko The server is down.": "서버가 다운되었습니다.",
  "ko en 안녕하세요.": "Hello.",
};

/**
 * LibreTranslate's HTTP protocol as its app.py implements it (paths, error texts, statuses), because its models are not
 * available everywhere. A sentence outside the small dictionary comes back prefixed with the target's code.
 */
export const startLibreTranslateServer = async (
  options: { apiKey?: string; charLimit?: number; prefix?: string } = {},
): Promise<LibreTranslateServer> => {
  const { prefix = "" } = options;
  const send = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  const fail = (response: ServerResponse, status: number, error: string): void => send(response, status, { error });

  const answerFault = (fault: Fault, response: ServerResponse): void => {
    if (fault === "slowdown") fail(response, 429, "Slowdown: 2 per 1 minute");
    if (fault === "slowdown-5s") response.setHeader("retry-after", "5");
    if (fault === "slowdown-5s") fail(response, 429, "Slowdown: 2 per 1 minute");
    if (fault === "ban") fail(response, 403, "Too many request limits violations");
    if (fault === "error-500") fail(response, 500, "Cannot translate text: /srv/models/en_ko is broken");
    if (fault === "huge") send(response, 200, { translatedText: ["x".repeat(3_000_000)] });
    if (fault === "not-json") response.writeHead(200).end("<html>Welcome</html>");
    if (fault === "other-shape") send(response, 200, { text: "x" });
    if (fault === "too-few") send(response, 200, { translatedText: [] });
    if (fault === "redirect") response.writeHead(302, { location: "/elsewhere" }).end();
  };

  const translate = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse(await text(request)) as Record<string, unknown>;
    server.requests.push(body);
    if (server.fault !== undefined) return answerFault(server.fault, response);
    if (options.apiKey !== undefined && body.api_key !== options.apiKey) {
      if (body.api_key) return fail(response, 403, "Invalid API key");
      return fail(response, 400, "Please contact the server operator to get an API key");
    }
    const { q, source, target } = body as { q: string | string[]; source: string; target: string };
    for (const name of ["q", "source", "target"]) {
      if (!body[name]) return fail(response, 400, `Invalid request: missing ${name} parameter`);
    }
    const texts = Array.isArray(q) ? q : [q];
    const size = texts.join("").length;
    if (options.charLimit !== undefined && size > options.charLimit) {
      return fail(response, 400, `Invalid request: request (${size}) exceeds text limit (${options.charLimit})`);
    }
    const from = LANGUAGES.find(({ code }) => code === source);
    if (from === undefined) return fail(response, 400, `${source} is not supported`);
    if (!from.targets.includes(target)) {
      return fail(response, 400, `${target} is not available as a target language from ${from.name} (${source})`);
    }
    const translated = texts.map((one) => DICTIONARY[`${source} ${target} ${one}`] ?? `<${target}> ${one}`);
    send(response, 200, { translatedText: Array.isArray(q) ? translated : translated[0] });
  };

  const listener = createServer((request, response) => {
    response.on("close", () => {
      if (!response.writableEnded) server.abandoned += 1;
    });
    if (request.method === "GET" && request.url === `${prefix}/languages`) {
      server.languagesAsked += 1;
      send(response, 200, LANGUAGES);
    } else if (request.method === "POST" && request.url === `${prefix}/translate`) {
      translate(request, response).catch(() => response.destroy());
    } else {
      response.writeHead(404).end("<html>404</html>");
    }
  });
  const server: LibreTranslateServer = {
    url: "",
    requests: [],
    languagesAsked: 0,
    abandoned: 0,
    fault: undefined,
    close: async () => {
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address() as AddressInfo;
  return Object.assign(server, { url: `http://127.0.0.1:${port}${prefix}` });
};
