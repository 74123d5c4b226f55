import {
  ClientCredentialsProvider,
  computeScopeUnion,
  type OAuthDiscoveryState,
  type StoredOAuthTokens,
} from "@modelcontextprotocol/client";

/**
 * The SDK's provider requests all scopes that a server names, whatever is configured. This one requests the configured
 * scope, and in addition what the server wants for a call.
 */
export class ServiceCredentials extends ClientCredentialsProvider {
  #supported: string | undefined;
  #asked: string | undefined;

  saveDiscoveryState({ resourceMetadata }: OAuthDiscoveryState): void {
    this.#supported = resourceMetadata?.scopes_supported?.join(" ");
  }

  override prepareTokenRequest(scope?: string): URLSearchParams {
    const configured = this.clientMetadata.scope;
    const isWanted = configured === undefined || scope !== this.#supported;
    this.#asked = isWanted ? computeScopeUnion(configured, scope) : configured;
    return super.prepareTokenRequest(this.#asked);
  }

  /** An issuer need not repeat the requested scope (RFC 6749, section 5.1). */
  override saveTokens(tokens: StoredOAuthTokens): void {
    super.saveTokens(this.#asked === undefined ? tokens : { scope: this.#asked, ...tokens });
  }
}
