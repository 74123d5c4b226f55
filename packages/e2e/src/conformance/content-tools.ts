import { ToolError } from "@twinhost/core";
import { z } from "zod";
import { conformanceTool } from "./define-tool.ts";
import { RED_PIXEL_PNG, SILENT_WAV } from "./media.ts";

/** Tools that return every kind of content. Names and texts are required by the suite. */
export const contentTools = [
  conformanceTool("test_simple_text", "Answers with text.", (_input, { client }) => {
    client.show({ type: "text", text: "This is a simple text response for testing." });
    return {};
  }),
  conformanceTool("test_image_content", "Answers with an image.", (_input, { client }) => {
    client.show({ type: "image", data: RED_PIXEL_PNG, mimeType: "image/png" });
    return {};
  }),
  conformanceTool("test_audio_content", "Answers with audio.", (_input, { client }) => {
    client.show({ type: "audio", data: SILENT_WAV, mimeType: "audio/wav" });
    return {};
  }),
  conformanceTool("test_embedded_resource", "Answers with a resource.", (_input, { client }) => {
    const resource = {
      uri: "test://embedded-resource",
      mimeType: "text/plain",
      text: "This is an embedded resource content.",
    };
    client.show({ type: "resource", resource });
    return {};
  }),
  conformanceTool(
    "test_multiple_content_types",
    "Answers with text, an image and a resource.",
    (_input, { client }) => {
      const resource = {
        uri: "test://mixed-content-resource",
        mimeType: "application/json",
        text: JSON.stringify({ test: "data", value: 123 }),
      };
      client.show(
        { type: "text", text: "Multiple content types test:" },
        { type: "image", data: RED_PIXEL_PNG, mimeType: "image/png" },
        { type: "resource", resource },
      );
      return {};
    },
  ),
  conformanceTool("test_error_handling", "Always fails.", () => {
    throw new ToolError("refused_input", "This tool intentionally returns an error for testing");
  }),
  {
    ...conformanceTool("json_schema_2020_12_tool", "Tool with JSON Schema 2020-12 features", () => ({})),
    // Keywords that zod lacks are in the schema's metadata, which is copied into the JSON Schema.
    input: z
      .strictObject({
        name: z.string().optional(),
        address: z.unknown().meta({ $ref: "#/$defs/address" }).optional(),
        contactMethod: z.enum(["phone", "email"]).optional(),
        phone: z.string().optional(),
        email: z.string().optional(),
      })
      .meta({
        $defs: {
          address: {
            $anchor: "addressDef",
            type: "object",
            properties: { street: { type: "string" }, city: { type: "string" } },
          },
        },
        allOf: [{ anyOf: [{ required: ["phone"] }, { required: ["email"] }] }],
        if: { properties: { contactMethod: { const: "phone" } }, required: ["contactMethod"] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { required: ["phone"] },
        else: { required: ["email"] },
      }),
  },
  {
    ...conformanceTool("test_header_parameter", "Has a parameter that travels as a header too.", () => ({})),
    input: z.strictObject({ region: z.string().meta({ "x-mcp-header": "Region" }) }),
  },
];
