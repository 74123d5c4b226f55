import { HttpError } from "@twinhost/http-kit";
import { ToolError } from "@twinhost/tools";

/** A coded failure as its HTTP answer. An internal one stays as it is: the log gets it, the caller does not. */
export const orHttpError = async <Result>(work: Promise<Result>): Promise<Result> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ToolError && error.code !== "internal") throw new HttpError(error.code, error.message);
    throw error;
  }
};
