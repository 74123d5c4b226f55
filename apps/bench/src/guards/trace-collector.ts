import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface TraceCollector {
  /** Base URL, for `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly url: string;
  /** Batches received so far. */
  batches(): number;
  close(): void;
}

/** Accepts every batch of spans over OTLP and keeps none. */
export const openTraceCollector = async (): Promise<TraceCollector> => {
  let batches = 0;
  const server = createServer((request, response) => {
    request.resume().once("end", () => {
      batches++;
      response.end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    batches: () => batches,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
