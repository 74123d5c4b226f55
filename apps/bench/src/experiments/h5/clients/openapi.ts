import { OpenAPIClientAxios } from "openapi-client-axios";
import type { ForeignClient } from "../client.ts";

/** A client that knows nothing but the document at `/openapi.json`, from which it makes its operations. */
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
