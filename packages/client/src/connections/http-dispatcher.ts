import type { FetchLike } from "@modelcontextprotocol/client";
import { Agent, type Dispatcher, EnvHttpProxyAgent, fetch } from "undici";
import { type ProxySettings, proxySettings } from "./proxy-settings.ts";

/** How long a TCP and TLS connection may take to come up, in milliseconds: packets may be dropped silently. */
export const TCP_CONNECT_TIMEOUT_MS = 2_500;

export interface HttpDispatcher {
  readonly fetch: FetchLike;
  readonly dispatcher: Dispatcher;
  close(): Promise<void>;
}

/** `fetch` over its own connections, which must come up in time. */
export const openHttpDispatcher = (connectTimeoutMs = TCP_CONNECT_TIMEOUT_MS): HttpDispatcher => {
  const proxy = proxySettings();
  const options = {
    connect: { timeout: connectTimeoutMs },
    // Every request has its caller's time limit; a stream of changes has none.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  const agent = proxy ? new EnvHttpProxyAgent({ ...options, ...proxyOptions(proxy) }) : new Agent(options);
  return {
    // undici's types duplicate the global ones.
    fetch: ((url: string | URL, init: Parameters<typeof fetch>[1]) =>
      fetch(url, { ...init, dispatcher: agent })) as unknown as FetchLike,
    dispatcher: agent,
    close: () => agent.destroy(),
  };
};

/**
 * `fetch` for requests that their callers limit; the global one ends any that is silent for 5 minutes.
 * @param connectTimeoutMs how long a connection may take to come up, in milliseconds
 */
export const openPatientFetch = (connectTimeoutMs: number): typeof globalThis.fetch =>
  openHttpDispatcher(connectTimeoutMs).fetch as typeof globalThis.fetch;

/** As undici wants them: it does not accept undefined. */
export const proxyOptions = ({ httpProxy, httpsProxy, noProxy }: ProxySettings) => ({
  httpProxy: httpProxy ?? "",
  httpsProxy: httpsProxy ?? "",
  noProxy,
});
