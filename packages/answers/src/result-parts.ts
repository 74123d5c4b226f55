import type { ContentBlock, JsonObject } from "@twinhost/core";

/** A piece of a tool's result as it is shown to a model. */
export type ResultPart =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "image"; readonly mediaType: string; readonly data: string };

/** The content blocks of a third-party MCP server's answer, in their order; undefined for a plain output. */
export const resultParts = (output: JsonObject, takesImages: boolean): readonly ResultPart[] | undefined => {
  const { content, structuredContent } = output;
  if (!Array.isArray(content) || !content.every(isBlock)) return undefined;
  const parts = (content as unknown as ContentBlock[]).map((block) => partOf(block, takesImages));
  return structuredContent === undefined ? parts : [...parts, text(JSON.stringify(structuredContent))];
};

const TYPES = new Set(["text", "image", "audio", "resource", "resource_link"]);

const isBlock = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "type" in value && TYPES.has(String(value.type));

const text = (said: string): ResultPart => ({ type: "text", text: said });

/** What model APIs accept; any other image is mentioned, not shown. */
const IMAGE_TYPES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
const LARGEST_IMAGE_CHARS = 5_000_000;

const media = (kind: string, mediaType: string, data: string, takesImages: boolean): ResultPart =>
  takesImages && IMAGE_TYPES.has(mediaType) && data.length <= LARGEST_IMAGE_CHARS
    ? { type: "image", mediaType, data }
    : text(`[${kind}, ${mediaType}, ${kilobytes(data)} KB: not shown to this model]`);

/** The size of base64 data when decoded. */
const kilobytes = (data: string): number => Math.ceil((data.length * 3) / 4 / 1024);

const partOf = (block: ContentBlock, takesImages: boolean): ResultPart => {
  switch (block.type) {
    case "text":
      return text(block.text);
    case "image":
    case "audio":
      return media(block.type, block.mimeType, block.data, takesImages);
    case "resource": {
      const { resource } = block;
      if ("text" in resource) return text(`[resource ${resource.uri}]\n${resource.text}`);
      const { mimeType = "application/octet-stream", blob, uri } = resource;
      return media(`resource ${uri}`, mimeType, blob, takesImages);
    }
    case "resource_link":
      return text(
        `[link to ${block.title ?? block.name}${block.mimeType ? ` (${block.mimeType})` : ""}: ${block.uri}]`,
      );
  }
};
