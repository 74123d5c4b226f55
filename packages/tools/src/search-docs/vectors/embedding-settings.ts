import { readFileSync } from "node:fs";
import { type SettingProblem, serverUrl } from "@twinhost/core";
import { z } from "zod";
import { credentialsIn } from "../../url-credentials.ts";

/** A server that turns texts into vectors; without one, searches go by words alone. */
export const embeddingSettings = z.object({
  EMBEDDINGS_URL: serverUrl
    .optional()
    .describe("base address of an OpenAI-compatible server, such as http://127.0.0.1:8080/v1: search by meaning too"),
  EMBEDDINGS_MODEL: z.string().min(1).optional().describe("its embedding model"),
  EMBEDDINGS_API_KEY_FILE: z.string().optional().describe("file that holds its key"),
});

type EmbeddingSettings = z.output<typeof embeddingSettings>;

/** The first setting that conflicts with another one, if any. */
export const embeddingSettingsProblem = ({
  EMBEDDINGS_URL,
  EMBEDDINGS_MODEL,
}: EmbeddingSettings): SettingProblem<keyof EmbeddingSettings> | undefined => {
  if (EMBEDDINGS_URL !== undefined && credentialsIn(EMBEDDINGS_URL))
    return { setting: "EMBEDDINGS_URL", problem: "it takes no user name and no password, but EMBEDDINGS_API_KEY_FILE" };
  if ((EMBEDDINGS_URL === undefined) === (EMBEDDINGS_MODEL === undefined)) return undefined;
  return { setting: "EMBEDDINGS_MODEL", problem: "EMBEDDINGS_URL and EMBEDDINGS_MODEL go together" };
};

/** A server that turns texts into vectors. */
export interface EmbeddingServer {
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string | undefined;
}

/**
 * The embeddings server named in the settings, if any.
 * @throws Error when settings conflict, or the key file cannot be read
 */
export const embeddingServerOf = (settings: EmbeddingSettings): EmbeddingServer | undefined => {
  const wrong = embeddingSettingsProblem(settings);
  if (wrong) throw new Error(`Wrong setting: ${wrong.setting}: ${wrong.problem}`);
  const { EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model, EMBEDDINGS_API_KEY_FILE: file } = settings;
  if (url === undefined || model === undefined) return undefined;
  return { url, model, apiKey: file === undefined ? undefined : readFileSync(file, "utf8").trim() };
};
