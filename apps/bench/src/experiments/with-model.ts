import type { ServerCommand } from "../arms/arm.ts";

/** Servers of an arm, the LLM server among them with a model from outside. */
export const withModel = (servers: readonly ServerCommand[], modelUrl: string): ServerCommand[] => {
  const env = { MODEL: "openai-compatible:delayed", MODEL_BASE_URL: modelUrl };
  return servers.map((server) => (server.name === "llm" ? { ...server, env: { ...server.env, ...env } } : server));
};
