import type { Agent } from "undici";
import { z } from "zod";
import { post } from "./endpoints.ts";

const answer = z.object({
  answer: z.string(),
  tool_calls: z.array(z.looseObject({ tool: z.string(), transport: z.string(), error: z.unknown().optional() })),
});

/** Asks the LLM server for a product that it must calculate over this transport. @throws Error with its response */
export const askForSum = async (
  url: string,
  transport: string,
  connection: { readonly key: string; readonly dispatcher: Agent },
): Promise<void> => {
  const { status, body } = await post(`${url}/query`, { query: "What is 12*12?", transport }, connection);
  const parsed = answer.safeParse(body);
  const [call] = parsed.data?.tool_calls ?? [];
  const isRight = parsed.data?.answer.includes("144") && call?.transport === transport && call.error === undefined;
  if (!isRight) throw new Error(`over ${transport}: ${status} ${JSON.stringify(body).slice(0, 500)}`);
};
