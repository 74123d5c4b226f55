import { startLlmServer } from "@twinhost/testing";
import type { Exchange, WireTap } from "./wire-tap.ts";

export interface Answered {
  readonly status: number;
  readonly body: string;
  /** The exchanges with the model server that it took. */
  readonly exchanges: readonly Exchange[];
}

/** The LLM server with one model, as its clients see it. */
export interface ServedModel {
  /** The name that clients use. */
  readonly id: string;
  get(path: string): Promise<string>;
  /** Asks for a chat completion. */
  complete(body: Readonly<Record<string, unknown>>): Promise<Answered>;
  stop(): Promise<void>;
}

/** Generous, because a model on a busy machine is slow, and speed is not tested here. */
const ANSWER_TIMEOUT_MS = 300_000;

/** Starts the built LLM server with tools over stdio and a model behind the tap. */
export const serveModel = async (
  name: string,
  tap: WireTap,
  dataDirectory: string,
  apiKey: string | undefined,
): Promise<ServedModel> => {
  const id = `openai-compatible:${name}`;
  const settings = {
    MODEL: id,
    MODEL_BASE_URL: tap.url,
    TOOL_TRANSPORT: "stdio",
    ANSWER_TIMEOUT_MS: String(ANSWER_TIMEOUT_MS),
    ...(apiKey && { MODEL_API_KEY: apiKey }),
  };
  const server = await startLlmServer({ DATA_DIR: dataDirectory, ...settings });
  return {
    id,
    get: async (path) => (await fetch(`${server.url}${path}`)).text(),
    complete: async (body) => {
      await tap.take();
      const response = await fetch(`${server.url}/v1/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ model: id, ...body }),
        signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS + 10_000),
      });
      return { status: response.status, body: await response.text(), exchanges: await tap.take() };
    },
    stop: async () => {
      await server.stop();
    },
  };
};
