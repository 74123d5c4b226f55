import { buffer } from "node:stream/consumers";
import { startLoopbackServer } from "./loopback-server.ts";

/** A span in OTLP/JSON. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly status: { readonly code?: number };
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}

interface OtlpRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: ReceivedSpan["attributes"] };
    readonly scopeSpans: readonly { readonly spans: readonly ReceivedSpan[] }[];
  }[];
}

export interface OtlpReceiver {
  readonly url: string;
  readonly requests: { readonly path: string; readonly contentType: string; readonly body: Buffer }[];
  /** From all JSON requests so far. */
  spans(): ReceivedSpan[];
  services(): Set<unknown>;
  close(): void;
}

/**
 * A trace collector: OTLP over HTTP, as OpenTelemetry's exporters send it.
 * @param mayAnswer awaited before each answer
 */
export const startOtlpReceiver = async (mayAnswer?: Promise<void>): Promise<OtlpReceiver> => {
  const requests: OtlpReceiver["requests"] = [];
  const server = await startLoopbackServer(async (request, response) => {
    const { url: path = "", headers } = request;
    requests.push({ path, contentType: headers["content-type"] ?? "", body: await buffer(request) });
    await mayAnswer;
    response.writeHead(200, { "Content-Type": headers["content-type"] ?? "" }).end();
  });
  const bodies = (): OtlpRequest["resourceSpans"] =>
    requests
      .filter(({ contentType }) => contentType === "application/json")
      .flatMap(({ body }) => (JSON.parse(body.toString()) as OtlpRequest).resourceSpans);
  return {
    url: server.url,
    requests,
    spans: () => bodies().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    services: () =>
      new Set(
        bodies().map(
          ({ resource }) => resource.attributes.find(({ key }) => key === "service.name")?.value.stringValue,
        ),
      ),
    close: () => {
      server.close();
    },
  };
};
