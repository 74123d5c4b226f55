import { asBoolean, isLoose, type Loose, withoutKeys } from "./plain-values.ts";
import { repairContent } from "./repair-content.ts";

/** A `tools/call` result that conforms to the protocol, and keeps what the server meant to say. */
export const repairCallResult = (given: unknown): Loose => {
  if (!isLoose(given)) return { content: repairContent(given) };
  // `toolResult` is from the first revision of the protocol.
  const content = repairContent(given.content ?? given.toolResult);
  const { structuredContent, isError, _meta } = given;
  return {
    ...withoutKeys(given, ["toolResult", "structuredContent", "isError", "_meta"]),
    content,
    ...(structuredContent !== undefined &&
      structuredContent !== null && {
        structuredContent: isLoose(structuredContent) ? structuredContent : { result: structuredContent },
      }),
    ...(isError !== undefined && isError !== null && { isError: asBoolean(isError) ?? Boolean(isError) }),
    ...(isLoose(_meta) && { _meta }),
  };
};
