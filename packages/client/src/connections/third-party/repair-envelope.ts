import { INTERNAL_ERROR } from "@modelcontextprotocol/client";
import { asText, isLoose, type Loose } from "./plain-values.ts";

/** The error of a JSON-RPC answer: some servers omit its message, or send only a text. */
const repairError = (given: unknown): Loose => {
  if (!isLoose(given)) return { code: INTERNAL_ERROR, message: asText(given) || NO_MESSAGE };
  const { code, message, data } = given;
  const inner = isLoose(data) ? (data.message ?? data.detail) : data;
  return {
    code: Number.isInteger(Number(code ?? Number.NaN)) ? Number(code) : INTERNAL_ERROR,
    message: asText(message) || (typeof inner === "string" && inner) || NO_MESSAGE,
    ...(data !== undefined && { data }),
  };
};

const NO_MESSAGE = "no message was given";

/** An answer with exactly the members that JSON-RPC defines. */
export const repairEnvelope = (given: Loose, id: unknown): Loose & { result?: unknown } => {
  const hasError = given.error !== undefined && given.error !== null;
  if (hasError || given.result === undefined)
    return {
      jsonrpc: "2.0",
      id,
      error: repairError(hasError ? given.error : "the answer holds neither a result nor an error"),
    };
  return { jsonrpc: "2.0", id, result: given.result };
};
