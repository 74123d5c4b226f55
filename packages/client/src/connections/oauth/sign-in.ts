import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { auth, extractWWWAuthenticateParams } from "@modelcontextprotocol/client";
import { type SignInStore, signInFile } from "./sign-in-file.ts";
import { createSignInProvider, type SignInOptions } from "./sign-in-provider.ts";

/** Where a person signs in, and for which MCP server. */
export interface PersonSignIn
  extends Pick<SignInOptions, "openPage" | "clientId" | "clientSecret" | "clientMetadataUrl" | "scope"> {
  readonly serverUrl: string;
  /** Where the tokens are kept; its folder must exist. */
  readonly file: string;
  /** Port of the address on this machine to which the person is redirected; by default a free one. */
  readonly port?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const DONE = "You are signed in. You can close this page.\n";

/** Signs a person in at an MCP server's authorization server, and stores the tokens. @throws Error with the reason */
export const signIn = async ({ serverUrl, file, port = 0, signal, ...options }: PersonSignIn): Promise<void> => {
  const state = randomUUID();
  const back = Promise.withResolvers<URLSearchParams>();
  // It may be rejected before anything waits for it.
  back.promise.catch(() => {});
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    if (pathname !== "/callback") return void response.writeHead(404).end();
    const isOurs = searchParams.get("state") === state;
    response.writeHead(isOurs ? 200 : 400, { "content-type": "text/plain" }).end(isOurs ? DONE : "");
    if (isOurs) back.resolve(searchParams);
  }).listen(port, "127.0.0.1");
  try {
    await once(server, "listening", { signal });
    signal?.addEventListener("abort", () => back.reject(signal.reason), { once: true });
    const store = signInFile(file);
    const challenge = await challengeOf(serverUrl, signal);
    const scope = options.scope ?? store.read().wantedScope ?? challenge.scope;
    forget(store);
    const redirectUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
    const provider = createSignInProvider({ ...options, scope, store, redirectUrl, state });
    const { resourceMetadataUrl } = challenge;
    const where = {
      serverUrl,
      ...(resourceMetadataUrl && { resourceMetadataUrl }),
      ...(scope !== undefined && { scope }),
    };
    if ((await auth(provider, where)) === "AUTHORIZED") return;
    const answer = await back.promise;
    const authorizationCode = answer.get("code");
    if (authorizationCode === null) throw new Error(refusalOf(answer));
    const iss = answer.get("iss") ?? undefined;
    await auth(provider, { ...where, authorizationCode, ...(iss !== undefined && { iss }) });
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

/** What the server answers to a request without a token: where its metadata is, and which scopes it wants. */
const challengeOf = async (serverUrl: string, signal: AbortSignal | undefined) => {
  const ask = async (request: RequestInit): Promise<Response> => {
    const response = await fetch(serverUrl, { ...request, ...(signal && { signal }) }).catch((cause: unknown) => {
      signal?.throwIfAborted();
      throw new Error(`${serverUrl} cannot be reached.`, { cause });
    });
    await response.body?.cancel();
    return response;
  };
  const answer = await ask({
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" }),
  });
  if (answer.headers.has("www-authenticate")) return extractWWWAuthenticateParams(answer);
  // A server of revision 2024-11-05 opens a stream there, and takes messages elsewhere.
  return extractWWWAuthenticateParams(await ask({ headers: { accept: "text/event-stream" } }));
};

/** A client registers itself for one redirect address, and a new sign-in must not reuse the old tokens. */
const forget = (store: SignInStore): void =>
  store.change({
    client: undefined,
    tokens: undefined,
    discovery: undefined,
    wantedScope: undefined,
  });

const refusalOf = (answer: URLSearchParams): string =>
  `The authorization server refused: ${answer.get("error_description") ?? answer.get("error") ?? "it gave no code"}.`;
