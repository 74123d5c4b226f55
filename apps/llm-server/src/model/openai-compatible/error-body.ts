import { asObject, type Json, textOr } from "./read-json.ts";

/** An error in OpenAI's format, with the HTTP status that it would have had. */
export interface ErrorBody {
  readonly message: string;
  readonly type: string;
  readonly code: string | number | null;
  readonly status: number;
  /** What the model wrote, if its server could not parse a call. */
  readonly failed_generation?: string;
}

/** The error in an answer that came with HTTP 200; undefined if it contains none. */
export const errorIn = (body: Json): ErrorBody | undefined => {
  const { error, object, choices } = body;
  const inner = asObject(error) ?? (typeof error === "string" && error !== "" ? { message: error } : undefined);
  if (inner) return errorBody(inner, body);
  if (object === "error") return errorBody(body, body);
  const isNoCompletion = choices === undefined && object === undefined;
  return isNoCompletion && typeof (body.message ?? body.detail) === "string" ? errorBody(body, body) : undefined;
};

const errorBody = (error: Json, outer: Json): ErrorBody => {
  const { code } = error;
  return {
    message: textOr(error.message, textOr(error.detail, "no message")),
    type: textOr(error.type, "server_error"),
    code: typeof code === "string" || typeof code === "number" ? code : null,
    ...(typeof error.failed_generation === "string" && { failed_generation: error.failed_generation }),
    status: [code, error.status, outer.status, outer.code].map(Number).find(isErrorStatus) ?? ERROR_WITHOUT_STATUS,
  };
};

/** Stands for no status: no server sends it. */
export const ERROR_WITHOUT_STATUS = 599;

const isErrorStatus = (status: number): boolean => Number.isInteger(status) && status >= 400 && status < 600;
