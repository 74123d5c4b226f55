import type { JsonObject, JsonValue } from "@twinhost/core";
import type { oas31 } from "zod-openapi";

/**
 * Embeds a tool's JSON Schema in the OpenAPI document. The document sets the dialect for all schemas, and a reference
 * within a schema, such as `#/$defs/Point`, is rebased on the document's root.
 * @param place the schema's path in the document
 */
export const embedSchema = ({ $schema: _, ...schema }: JsonObject, place: readonly string[]): oas31.SchemaObject => {
  const root = `#/${place.map(pointerPart).join("/")}`;
  return withReferences(schema, (reference) => `${root}${reference.slice(1)}`) as oas31.SchemaObject;
};

/** RFC 6901, within a URI. */
const pointerPart = (part: string): string => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));

const withReferences = (value: JsonValue, moved: (reference: string) => string): JsonValue => {
  if (Array.isArray(value)) return value.map((item) => withReferences(item, moved));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === "$ref" && typeof item === "string" && item.startsWith("#") ? moved(item) : withReferences(item, moved),
    ]),
  );
};
