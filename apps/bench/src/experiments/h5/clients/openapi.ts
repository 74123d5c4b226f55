import { OpenAPIClientAxios } from "openapi-client-axios";
import type { ForeignClient } from "../client.ts";

/** A client that generates its operations from the document at `/openapi.json` and knows nothing else. */
export const openapi: ForeignClient = {
  isThere: async () => true,
  http: async (url, { tool, arguments: args }) => {
    const document = (await (await fetch(`${url}/openapi.json`)).json()) as object;
    const api = new OpenAPIClientAxios({
      definition: { ...document, servers: [{ url }] } as never,
      axiosConfigDefaults: { proxy: false },
    });
    const client = await api.init();
    return (await client.paths[`/run/${tool}`]?.post?.({}, args))?.data;
  },
};
