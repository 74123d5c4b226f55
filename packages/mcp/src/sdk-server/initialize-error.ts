import { specTypeSchemas } from "@modelcontextprotocol/server";
import type { Issue } from "@twinhost/core";
import { invalidParams, type RpcError } from "../protocol/readable-errors.ts";

/** The error for an `initialize` that does not fit the protocol; undefined for one that does. */
export const initializeError = async (request: unknown): Promise<RpcError | undefined> => {
  const { issues } = await specTypeSchemas.InitializeRequest["~standard"].validate(request);
  return issues && invalidParams(issues as readonly Issue[]);
};
