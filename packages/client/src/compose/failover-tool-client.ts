import { inOpenCall } from "../call-signal.ts";
import { connectionFailureOf } from "../connection-failure.ts";
import type { RetrySafety } from "../resilience/retry-safety.ts";
import type { CircuitBreakerClient } from "../resilience/with-circuit-breaker.ts";
import type { ToolClient, Transport } from "../tool-client.ts";

/** The two connections of {@link createFailoverToolClient}; both must offer the same tools. */
export interface FailoverToolClientOptions {
  /** Used whenever its breaker lets calls through; no call has to find out that it is back. */
  readonly preferred: CircuitBreakerClient;
  /** Used while the preferred one is unavailable. */
  readonly fallback: ToolClient;
  readonly traits: RetrySafety;
  /** Called with the transport that is used from now on. */
  readonly onSwitch?: ((transport: Transport) => void) | undefined;
}

/**
 * The preferred transport, and another while it is unavailable. A call whose connection fails uses the other transport
 * at once if it did not run or is retry-safe; one that may have run and is not retry-safe fails.
 */
export const createFailoverToolClient = (options: FailoverToolClientOptions): ToolClient => {
  const { preferred, fallback, traits, onSwitch } = options;
  let current: ToolClient = preferred;

  const use = (client: ToolClient): void => {
    if (client === current) return;
    current = client;
    onSwitch?.(client.transport);
  };

  return {
    get transport() {
      return current.transport;
    },
    listTools: async (listOptions) => {
      if (preferred.isOpenForCalls()) {
        try {
          const tools = await preferred.listTools(listOptions);
          use(preferred);
          traits.learn(tools);
          return tools;
        } catch (error) {
          if (listOptions?.signal?.aborted) throw error;
        }
      }
      use(fallback);
      return fallback.listTools(listOptions);
    },
    callTool: (name, args, callOptions = {}) =>
      inOpenCall(callOptions, async (call) => {
        if (preferred.isOpenForCalls()) {
          call.onTransport?.(preferred.transport);
          const result = await preferred.callTool(name, args, call);
          const failed = connectionFailureOf(result);
          if (!failed) use(preferred);
          if (!failed || (failed.reach === "outcomeUnknown" && !traits.isRetrySafe(name))) return result;
        }
        use(fallback);
        call.onTransport?.(fallback.transport);
        return fallback.callTool(name, args, call);
      }),
    close: async () => {
      await Promise.all([preferred.close(), fallback.close()]);
    },
  };
};
