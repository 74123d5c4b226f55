import { completeFrom, type EventBus, type McpContent, type Prompt, type ResourceProvider } from "@twinhost/core";
import { RED_PIXEL_PNG } from "./media.ts";

const resources: ResourceProvider = {
  templates: [
    {
      uriTemplate: "test://template/{id}/data",
      name: "template-data",
      description: "Data by id",
      mimeType: "application/json",
    },
  ],
  list: async (cursor) =>
    cursor === undefined
      ? {
          resources: [
            { uri: "test://static-text", name: "static-text", description: "A text", mimeType: "text/plain" },
            { uri: "test://static-binary", name: "static-binary", description: "An image", mimeType: "image/png" },
            { uri: "test://watched-resource", name: "watched-resource", description: "A watched text" },
          ],
        }
      : undefined,
  read: async (uri) => {
    if (uri === "test://static-text")
      return { uri, mimeType: "text/plain", text: "This is the content of the static text resource." };
    if (uri === "test://static-binary") return { uri, mimeType: "image/png", blob: RED_PIXEL_PNG };
    if (uri === "test://watched-resource") return { uri, mimeType: "text/plain", text: "Watched." };
    const id = /^test:\/\/template\/([^/]+)\/data$/.exec(uri)?.[1];
    if (id === undefined) return undefined;
    return {
      uri,
      mimeType: "application/json",
      text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` }),
    };
  },
  complete: async (_template, variable, value) => completeFrom(variable === "id" ? ["123", "124"] : [], value),
};

const prompt = (name: string, description: string, over: Pick<Prompt, "render"> & Partial<Prompt>): Prompt => ({
  name,
  title: name,
  description,
  arguments: [],
  ...over,
});
const text = (content: string) => ({ role: "user", content: { type: "text", text: content } }) as const;
const argument = (name: string) => ({
  name,
  description: `The argument ${name}`,
  required: true,
  complete: (value: string) => completeFrom(["paris", "park", "party"], value),
});

const prompts: readonly Prompt[] = [
  prompt("test_simple_prompt", "A prompt without arguments", {
    render: () => [text("This is a simple prompt for testing.")],
  }),
  prompt("test_prompt_with_arguments", "A prompt with two arguments", {
    arguments: [argument("arg1"), argument("arg2")],
    render: ({ arg1, arg2 }) => [text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)],
  }),
  prompt("test_prompt_with_embedded_resource", "A prompt that embeds a resource", {
    arguments: [argument("resourceUri")],
    render: ({ resourceUri = "" }) => [
      {
        role: "user",
        content: {
          type: "resource",
          resource: { uri: resourceUri, mimeType: "text/plain", text: "Embedded resource content for testing." },
        },
      },
      text("Please process the embedded resource above."),
    ],
  }),
  prompt("test_prompt_with_image", "A prompt with an image", {
    render: () => [
      { role: "user", content: { type: "image", data: RED_PIXEL_PNG, mimeType: "image/png" } },
      text("Please analyze the image above."),
    ],
  }),
  prompt("test_input_required_result_prompt", "A prompt that asks its client first", {
    render: (_args, { client }) => {
      const schema = { type: "object", properties: { context: { type: "string" } }, required: ["context"] };
      const answer = client.elicit("user_context", { message: "What context should the prompt use?", schema });
      return [text(`Use this context: ${answer.action === "accept" ? answer.content.context : "none"}`)];
    },
  }),
];

/** The resources and prompts that the official suite requires. */
export const createConformanceContent = (changes: EventBus): McpContent => ({ resources, prompts, changes });
