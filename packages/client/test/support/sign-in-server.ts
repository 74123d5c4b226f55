import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";
import { startLoopbackServer } from "@twinhost/testing";
import { answerOf } from "./scripted-mcp.ts";

const SCRIPT = {
  revision: "2026-07-28",
  list: { tools: [] },
  calls: { read: { result: { resultType: "complete", content: [] } } },
} as const;

/** What a test does between a request and its answer. */
interface Hooks {
  readonly beforeRefresh?: () => void | Promise<void>;
}

/** An MCP server and its authorization server in one, which takes every refresh token once, as many do. */
export const startSignInServer = async (hooks: Hooks = {}) => {
  const access = new Set<string>();
  const refresh = new Set<string>();
  /** Authorization codes, with what their requests must match. */
  const codes = new Map<string, { client: string | null; challenge: string | null }>();
  const seen = { unauthorized: 0, refreshes: 0 };
  let count = 0;

  const issue = () => {
    const tokens = { access_token: `access-${++count}`, refresh_token: `refresh-${count}` };
    access.add(tokens.access_token);
    refresh.add(tokens.refresh_token);
    return { ...tokens, token_type: "Bearer" };
  };
  const isGood = (form: URLSearchParams): boolean => {
    if (form.get("grant_type") === "refresh_token") return refresh.delete(form.get("refresh_token") ?? "");
    const asked = codes.get(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    return asked !== undefined && asked.client === form.get("client_id") && asked.challenge === challenge;
  };

  const { url } = await startLoopbackServer(async (request, response) => {
    const send = (status: number, body: unknown, headers = {}): void =>
      void response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    if (pathname.startsWith("/.well-known/oauth-protected-resource"))
      return send(200, { resource: `${url}/mcp`, authorization_servers: [url] });
    if (pathname === "/.well-known/oauth-authorization-server") return send(200, metadataOf(url));
    if (pathname === "/authorize") {
      const code = `code-${++count}`;
      codes.set(code, { client: searchParams.get("client_id"), challenge: searchParams.get("code_challenge") });
      const back = new URL(searchParams.get("redirect_uri") ?? "");
      back.search = String(new URLSearchParams({ code, state: searchParams.get("state") ?? "" }));
      return response.writeHead(302, { location: back.href }).end();
    }
    if (request.method !== "POST") return response.writeHead(405).end();
    const body = await text(request);
    if (pathname === "/register") return send(201, { ...JSON.parse(body), client_id: `client-${++count}` });
    if (pathname === "/token") {
      const form = new URLSearchParams(body);
      if (form.get("grant_type") === "refresh_token") {
        seen.refreshes++;
        await hooks.beforeRefresh?.();
      }
      return isGood(form) ? send(200, issue()) : send(400, { error: "invalid_grant" });
    }
    if (!access.has(request.headers.authorization?.replace("Bearer ", "") ?? "")) {
      seen.unauthorized++;
      const challenge = `Bearer resource_metadata="${url}/.well-known/oauth-protected-resource/mcp"`;
      return send(401, {}, { "www-authenticate": challenge });
    }
    const answer = answerOf(SCRIPT, JSON.parse(body));
    return answer === undefined ? response.writeHead(202).end() : send(200, answer);
  });

  return {
    url: `${url}/mcp`,
    seen,
    issue,
    /** No access token is accepted any more. */
    expire: () => access.clear(),
    revoke: (refreshToken: string) => refresh.delete(refreshToken),
  };
};

const metadataOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  registration_endpoint: `${issuer}/register`,
  response_types_supported: ["code"],
  code_challenge_methods_supported: ["S256"],
  token_endpoint_auth_methods_supported: ["none"],
});
