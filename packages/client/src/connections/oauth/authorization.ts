import type { AuthProvider, OAuthClientProvider } from "@modelcontextprotocol/client";
import { ToolError } from "@twinhost/core";
import { ServiceCredentials } from "./service-credentials.ts";
import { signInFile } from "./sign-in-file.ts";
import { createSignInProvider } from "./sign-in-provider.ts";

/** How a connection gets its access tokens; made by `clientCredentials` or `signedIn`. */
export type Authorization = AuthProvider | OAuthClientProvider;

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string | undefined;
  /** The only issuer to which the secret is sent; by default, whichever the MCP server names. */
  readonly issuer?: string | undefined;
}

/** Tokens for a service, obtained with its own credentials. They are kept in memory. */
export const clientCredentials = ({ clientId, clientSecret, scope, issuer }: ClientCredentials): Authorization =>
  new ServiceCredentials({
    clientId,
    clientSecret,
    clientName: "Twinhost",
    ...(scope !== undefined && { scope }),
    ...(issuer !== undefined && { expectedIssuer: issuer }),
  });

export interface SignedIn {
  /** The file that `signIn` wrote. */
  readonly file: string;
  /** The message for a person who has to sign in first, or again. */
  readonly advice: string;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly scope?: string | undefined;
}

/** Tokens of a person who signed in once, refreshed as needed. Nobody can be asked in the middle of a call. */
export const signedIn = ({ file, advice, ...client }: SignedIn): Authorization => {
  const store = signInFile(file);
  const refuse = (): never => {
    throw new ToolError("unauthenticated", advice);
  };
  const provider = createSignInProvider({
    ...client,
    store,
    redirectUrl: "http://127.0.0.1/callback",
    openPage: ({ searchParams }) => {
      store.change({ wantedScope: searchParams.get("scope") ?? undefined });
      refuse();
    },
  });
  return {
    ...provider,
    // Read first. Without tokens a client would be registered, in place of the one that somebody may be signing in with.
    discoveryState: () => (store.read().tokens ? provider.discoveryState?.() : refuse()),
  };
};
