import type { ServerCommand } from "../arms/arm.ts";

/** The servers of a scenario, with an external model for the LLM server. */
export const withModel = (servers: readonly ServerCommand[], modelUrl: string): ServerCommand[] => {
  const env = { MODEL: "openai-compatible:delayed", MODEL_BASE_URL: modelUrl };
  return servers.map((server) => (server.name === "llm" ? { ...server, env: { ...server.env, ...env } } : server));
};
