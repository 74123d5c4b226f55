import type { Server } from "@modelcontextprotocol/server";
import type { Completion, McpContent } from "@twinhost/core";
import { ToolError } from "@twinhost/core";
import { withProtocolErrors } from "./protocol-error.ts";
import { findPrompt } from "./serve-prompts.ts";
import type { ServeUnderPolicy } from "./serve-under-policy.ts";

/** The most values in one answer (the protocol's own limit). */
const MAX_VALUES = 100;
const NO_VALUES: Completion = { values: [], total: 0 };

/** `completion/complete`, for arguments of prompts and variables of resource templates. */
export const serveCompletions = (server: Server, { prompts, resources }: McpContent, serve: ServeUnderPolicy): void => {
  server.setRequestHandler("completion/complete", ({ params }, context) =>
    withProtocolErrors(() =>
      serve(context, params, async () => {
        const { ref, argument } = params;
        if (ref.type === "ref/prompt") {
          const known = findPrompt(prompts, ref.name).arguments.find(({ name }) => name === argument.name);
          if (!known)
            throw new ToolError("invalid_arguments", `The prompt has no argument "${argument.name.slice(0, 100)}".`);
          return toResult((await known.complete?.(argument.value, resources)) ?? NO_VALUES);
        }
        if (!resources.templates.some(({ uriTemplate }) => uriTemplate === ref.uri))
          throw new ToolError("invalid_arguments", "There is no such resource template.");
        return toResult(await resources.complete(ref.uri, argument.name, argument.value));
      }),
    ),
  );
};

const toResult = ({ values, total }: Completion) => ({
  completion: {
    values: values.slice(0, MAX_VALUES),
    ...(total !== undefined && { total, hasMore: total > Math.min(values.length, MAX_VALUES) }),
  },
});
