import { generateKeyPairSync, randomUUID } from "node:crypto";
import type { RequestListener } from "node:http";
import type { Configuration } from "oidc-provider";
import { startLoopbackServer } from "./loopback-server.ts";

/** A real OpenID provider on this machine, with one client that obtains access tokens with its credentials. */
export interface TokenIssuer {
  /** The issuer identifier. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** An access token for a resource. @throws when the issuer refuses */
  token(request: TokenRequest): Promise<string>;
  /** New signing keys replace the old ones. */
  rotateKeys(): void;
  /** Answers 503 to everything while set. */
  setUnavailable(isUnavailable: boolean): void;
  /** Closes it with all its connections. */
  close(): void;
}

interface TokenRequest {
  /** Audience of the token. */
  readonly resource: string;
  readonly scope?: string;
  /** Default: 60. */
  readonly lifetimeSeconds?: number;
}

const CLIENT_ID = "agent";

/** @param scopes that tokens may request */
export const startTokenIssuer = async (scopes: readonly string[]): Promise<TokenIssuer> => {
  // Loaded only by tests that use it, because it is large and prints messages when loaded.
  const { default: Provider } = await import("oidc-provider");
  const secret = randomUUID();
  let lifetimeSeconds = 60;
  const refuse: RequestListener = (_request, response) => void response.writeHead(503).end();
  let provider = refuse;
  let isUnavailable = false;
  const server = await startLoopbackServer((request, response) =>
    (isUnavailable ? refuse : provider)(request, response),
  );

  const configuration = (): Configuration => ({
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: secret,
        grant_types: ["client_credentials"],
        redirect_uris: [],
        response_types: [],
      },
    ],
    scopes,
    jwks: { keys: [{ ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }) }] },
    features: {
      // At sign-in, a page asks for a name, accepts any, and asks for consent.
      devInteractions: { enabled: true },
      registration: { enabled: true },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => ({
          audience: resource,
          scope: scopes.join(" "),
          accessTokenFormat: "jwt",
          accessTokenTTL: lifetimeSeconds,
        }),
      },
    },
  });
  const rotateKeys = (): void => {
    provider = new Provider(server.url, configuration()).callback();
  };
  rotateKeys();

  return {
    url: server.url,
    clientId: CLIENT_ID,
    clientSecret: secret,
    token: async ({ resource, scope = "", lifetimeSeconds: lifetime = 60 }) => {
      lifetimeSeconds = lifetime;
      const answer = await fetch(`${server.url}/token`, {
        method: "POST",
        headers: { authorization: `Basic ${Buffer.from(`${CLIENT_ID}:${secret}`).toString("base64")}` },
        body: new URLSearchParams({ grant_type: "client_credentials", resource, ...(scope && { scope }) }),
      });
      const body = (await answer.json()) as { access_token?: string };
      if (body.access_token === undefined) throw new Error(`The issuer refused: ${JSON.stringify(body)}`);
      return body.access_token;
    },
    rotateKeys,
    setUnavailable: (given) => {
      isUnavailable = given;
    },
    close: server.close,
  };
};
