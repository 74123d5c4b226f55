import { readKey } from "../session/api-key.ts";
import { type ApiError, serverUnavailable, toApiError } from "./api-error.ts";

/**
 * Asks the server that this page came from. The address is relative: the server may stand below a proxy's prefix.
 * @throws ApiError with the server's code
 */
export const askServer = async (path: string, accept: string, signal?: AbortSignal): Promise<Response> => {
  const key = readKey();
  const response = await fetch(path, {
    headers: { Accept: accept, ...(key && { "X-API-Key": key }) },
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : serverUnavailable();
  });
  if (!response.ok) throw toApiError(new Error(await response.text()));
  return response;
};

/** Whether another key would help: there is none, it is wrong, or it may not do this. */
export const needsKey = ({ status }: ApiError): boolean => status === 401 || status === 403;
