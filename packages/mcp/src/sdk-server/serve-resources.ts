import { ResourceNotFoundError, type Server, type ServerContext } from "@modelcontextprotocol/server";
import type { ResourceProvider } from "@twinhost/core";
import { ToolError } from "@twinhost/core";
import { withProtocolErrors } from "./protocol-error.ts";
import type { ServeUnderPolicy } from "./serve-under-policy.ts";

/** Per connection. */
const MAX_SUBSCRIPTIONS = 1_000;
/** More than the URI of a document needs; bounds the memory that subscriptions take. */
const MAX_URI_LENGTH = 4_096;

/**
 * The `resources/*` methods.
 * @returns whether this connection subscribed to a URI with `resources/subscribe` (2025-11-25 and before).
 */
export const serveResources = (
  server: Server,
  provider: ResourceProvider,
  serve: ServeUnderPolicy,
): ((uri: string) => boolean) => {
  const subscribed = new Set<string>();
  const underPolicy = <Result extends object>(
    context: ServerContext,
    params: object | undefined,
    work: () => Promise<Result>,
  ): Promise<Result> => withProtocolErrors(() => serve(context, params, work));

  server.setRequestHandler("resources/list", ({ params }, context) =>
    underPolicy(context, params, async () => {
      const page = await provider.list(params?.cursor);
      if (!page) throw new ToolError("invalid_arguments", "This cursor is not one that the list gave.");
      return { resources: [...page.resources], ...(page.nextCursor !== undefined && { nextCursor: page.nextCursor }) };
    }),
  );

  server.setRequestHandler("resources/templates/list", () => ({
    resourceTemplates: [...provider.templates],
  }));

  server.setRequestHandler("resources/read", ({ params }, context) =>
    underPolicy(context, params, async () => {
      const contents = await provider.read(params.uri);
      if (contents) return { contents: [contents] };
      const message = "There is no such resource. List the resources to see which there are.";
      throw new ToolError("refused_input", message, { cause: new ResourceNotFoundError(params.uri, message) });
    }),
  );

  server.setRequestHandler("resources/subscribe", ({ params }, context) =>
    underPolicy(context, params, async () => {
      if (params.uri.length > MAX_URI_LENGTH)
        throw new ToolError("invalid_arguments", `The uri must have at most ${MAX_URI_LENGTH} characters.`);
      if (subscribed.size >= MAX_SUBSCRIPTIONS)
        throw new ToolError("refused_input", `A connection may subscribe to at most ${MAX_SUBSCRIPTIONS} resources.`);
      subscribed.add(params.uri);
      return {};
    }),
  );

  server.setRequestHandler("resources/unsubscribe", ({ params: { uri } }) => {
    subscribed.delete(uri);
    return {};
  });

  return (uri) => subscribed.has(uri);
};
