import { INVALID_PARAMS, ProtocolError, ResourceNotFoundError, type Server } from "@modelcontextprotocol/server";
import type { ResourceProvider } from "../resources/resource-provider.ts";
import { withProtocolErrors } from "./protocol-error.ts";

/** More subscriptions of one connection are refused. */
const MAX_SUBSCRIPTIONS = 1_000;

/**
 * The `resources/*` methods.
 * @returns whether this connection subscribed to a URI with `resources/subscribe` (2025-11-25 and before).
 */
export const serveResources = (server: Server, provider: ResourceProvider): ((uri: string) => boolean) => {
  const subscribed = new Set<string>();

  server.setRequestHandler("resources/list", async ({ params }) => {
    const page = await withProtocolErrors(() => provider.list(params?.cursor));
    if (!page) throw new ProtocolError(INVALID_PARAMS, "This cursor is not one that the list gave.");
    return { resources: [...page.resources], ...(page.nextCursor !== undefined && { nextCursor: page.nextCursor }) };
  });

  server.setRequestHandler("resources/templates/list", () => ({
    resourceTemplates: [...provider.templates],
  }));

  server.setRequestHandler("resources/read", async ({ params: { uri } }) => {
    const contents = await withProtocolErrors(() => provider.read(uri));
    if (contents) return { contents: [contents] };
    throw new ResourceNotFoundError(uri, "There is no such resource. List the resources to see which there are.");
  });

  server.setRequestHandler("resources/subscribe", ({ params: { uri } }) => {
    if (subscribed.size >= MAX_SUBSCRIPTIONS)
      throw new ProtocolError(INVALID_PARAMS, `A connection may subscribe to at most ${MAX_SUBSCRIPTIONS} resources.`);
    subscribed.add(uri);
    return {};
  });

  server.setRequestHandler("resources/unsubscribe", ({ params: { uri } }) => {
    subscribed.delete(uri);
    return {};
  });

  return (uri) => subscribed.has(uri);
};
