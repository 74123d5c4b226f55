import type { GetPromptResult, Server } from "@modelcontextprotocol/server";
import type { Caller, McpContent, Prompt } from "@twinhost/core";
import { createClientInteraction, QuestionAsked, ToolError } from "@twinhost/core";
import { askClient } from "./ask-client.ts";
import { channelOf, clientSideOf } from "./client-side.ts";
import { toProtocolError } from "./protocol-error.ts";
import { answersSoFar, type RequestStates } from "./request-state.ts";
import type { ServeUnderPolicy } from "./serve-under-policy.ts";

/** `prompts/list` and `prompts/get`. */
export const servePrompts = (
  server: Server,
  { prompts, resources }: McpContent,
  caller: Caller,
  serve: ServeUnderPolicy,
  requestStates: RequestStates,
): void => {
  server.setRequestHandler("prompts/list", () => ({ prompts: prompts.map(describePrompt) }));

  server.setRequestHandler("prompts/get", async ({ params }, context) => {
    const answers = answersSoFar(context);
    const client = clientSideOf(server, context, channelOf(context, params.name));
    try {
      return await serve(context, params, async () => {
        const prompt = findPrompt(prompts, params.name);
        const args = params.arguments ?? {};
        checkArguments(prompt, args);
        const messages = await prompt.render(args, {
          client: createClientInteraction(client.offers, answers),
          resources,
        });
        return { description: prompt.description, messages: [...messages] as GetPromptResult["messages"] };
      });
    } catch (error) {
      if (error instanceof QuestionAsked) {
        return askClient({ [error.key]: error.question }, await requestStates.sign(caller, context, answers));
      }
      client.throwIfUndeclared();
      throw toProtocolError(error);
    }
  });
};

const checkArguments = (prompt: Prompt, args: Readonly<Record<string, string>>): void => {
  const missing = prompt.arguments.filter(({ name, required }) => required && !args[name]).map(({ name }) => name);
  if (missing.length > 0)
    throw new ToolError("invalid_arguments", `These arguments are missing: ${missing.join(", ")}.`);
};

/** @throws ToolError when there is no such prompt */
export const findPrompt = (prompts: readonly Prompt[], name: string): Prompt => {
  const prompt = prompts.find((candidate) => candidate.name === name);
  if (!prompt) throw new ToolError("invalid_arguments", `There is no prompt "${name.slice(0, 100)}".`);
  return prompt;
};

const describePrompt = ({ name, title, description, arguments: args }: Prompt) => ({
  name,
  title,
  description,
  arguments: args.map(({ name, description, required }) => ({ name, description, required })),
});
