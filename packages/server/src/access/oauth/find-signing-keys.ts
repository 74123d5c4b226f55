import { createRemoteJWKSet, type JWTVerifyGetKey } from "jose";
import * as oauth from "oauth4webapi";

const TIMEOUT_MS = 5_000;

/**
 * The issuer's public keys, located through its metadata (OpenID Connect Discovery 1.0, else RFC 8414) on the first
 * token. They are fetched again when a token names an unknown key, at most twice a minute.
 * @returns a key lookup that rejects when the issuer cannot be reached
 */
export const findSigningKeys = (issuer: string): JWTVerifyGetKey => {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const open = async (): Promise<JWTVerifyGetKey> => {
    const { jwks_uri } = await discover(new URL(issuer));
    if (jwks_uri === undefined) throw new Error(`The metadata of ${issuer} names no jwks_uri.`);
    return createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: TIMEOUT_MS });
  };
  return async (header, token) => {
    keys ??= open().catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    return (await keys)(header, token);
  };
};

const discover = async (issuer: URL): Promise<oauth.AuthorizationServer> => {
  const ask = async (algorithm: "oidc" | "oauth2"): Promise<oauth.AuthorizationServer> => {
    const options = {
      algorithm,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      // An operator who writes http:// means it: the issuer is next to the server, or behind the same proxy.
      [oauth.allowInsecureRequests]: issuer.protocol === "http:",
    };
    return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
  };
  try {
    return await ask("oidc");
  } catch (error) {
    return ask("oauth2").catch(() => {
      throw error;
    });
  }
};
