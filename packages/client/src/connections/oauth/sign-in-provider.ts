import type { OAuthClientProvider } from "@modelcontextprotocol/client";
import { wasRefused } from "./refresh-once.ts";
import type { SignInStore } from "./sign-in-file.ts";

export interface SignInOptions {
  readonly store: SignInStore;
  /** Where the authorization server redirects the person to. */
  readonly redirectUrl: string;
  /** Shows the person the authorization server's page. */
  readonly openPage: (url: URL) => void | Promise<void>;
  /** For a client that was registered beforehand; otherwise the client registers itself. */
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly clientMetadataUrl?: string | undefined;
  readonly scope?: string | undefined;
  /** Comes back with the redirect. */
  readonly state?: string | undefined;
}

/** The authorization code flow with PKCE, with tokens kept in a store and refreshed (MCP, "Authorization"). */
export const createSignInProvider = (options: SignInOptions): OAuthClientProvider => {
  const { store, redirectUrl, openPage, clientId, clientSecret, clientMetadataUrl, scope, state } = options;
  const registered = clientId === undefined ? undefined : { client_id: clientId, client_secret: clientSecret };
  /** Kept in memory, as the store is shared: other connections of this server may write to it meanwhile. */
  let verifier = "";
  return {
    redirectUrl,
    ...(clientMetadataUrl !== undefined && { clientMetadataUrl }),
    clientMetadata: {
      client_name: "Twinhost",
      redirect_uris: [redirectUrl],
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      ...(scope !== undefined && { scope }),
    },
    ...(state !== undefined && { state: () => state }),
    clientInformation: () => registered ?? store.read().client,
    saveClientInformation: (client) => store.change({ client }),
    tokens: () => store.read().tokens,
    saveTokens: (tokens) => store.change({ tokens }),
    redirectToAuthorization: openPage,
    saveCodeVerifier: (created) => {
      verifier = created;
    },
    codeVerifier: () => verifier,
    saveDiscoveryState: (discovery) => store.change({ discovery }),
    discoveryState: () => store.read().discovery,
    invalidateCredentials: (what) => {
      // Another request, process or sign-in may have replaced those that were refused.
      const refreshToken = store.read().tokens?.refresh_token;
      const areRefused = refreshToken === undefined || wasRefused(refreshToken);
      store.change({
        ...((what === "all" || what === "client") && areRefused && { client: undefined }),
        ...((what === "all" || what === "tokens") && areRefused && { tokens: undefined }),
        ...((what === "all" || what === "discovery") && { discovery: undefined }),
      });
    },
  };
};
