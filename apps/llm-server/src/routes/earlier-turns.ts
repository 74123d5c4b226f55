import { HttpError } from "@twinhost/http-kit";
import { convertToModelMessages, type ModelMessage, safeValidateUIMessages, type UIMessage } from "ai";

/** Earlier turns, as the AI SDK's UI messages, in the form that models take. @throws HttpError 422 for anything else. */
export const earlierTurns = async (messages: readonly unknown[]): Promise<ModelMessage[]> => {
  if (messages.length === 0) return [];
  const checked = await safeValidateUIMessages({ messages });
  if (!checked.success)
    throw new HttpError("invalid_arguments", "messages must be UI messages of the AI SDK: {id, role, parts}");
  if (checked.data.some(({ role }) => role === "system")) {
    throw new HttpError("invalid_arguments", "messages must be of the roles user and assistant");
  }
  // A file part may name a URL, which this server would have to fetch for the model.
  if (checked.data.some(hasFile)) throw new HttpError("invalid_arguments", "messages must not hold files");
  try {
    return await convertToModelMessages(checked.data, { ignoreIncompleteToolCalls: true });
  } catch {
    throw new HttpError("invalid_arguments", "messages cannot be read as a conversation");
  }
};

const hasFile = ({ parts }: UIMessage): boolean =>
  parts.some(({ type }) => type === "file" || type === "reasoning-file");
