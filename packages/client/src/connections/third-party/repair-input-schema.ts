import { isLoose, type Loose } from "./plain-values.ts";

export interface RepairedSchema {
  /** Undefined if it cannot be a schema of arguments. */
  readonly schema: Loose | undefined;
  readonly oddities: readonly string[];
  /** Why there is no schema. */
  readonly why?: string;
}

const TYPES = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);

/** The schema of a tool's arguments, whose root must be an object. */
export const repairInputSchema = (given: unknown): RepairedSchema => {
  if (given === undefined || given === null || given === true)
    return { schema: { type: "object" }, oddities: ["inputSchema is missing: any arguments are passed on"] };
  if (!isLoose(given)) return { schema: undefined, oddities: [], why: "inputSchema is no JSON Schema" };

  const oddities: string[] = [];
  const schema: Loose = { ...given };
  if (schema.type !== "object") {
    const isMeant = schema.type === undefined || schema.type === null || isNullableObject(schema.type);
    if (!isMeant)
      return {
        schema: undefined,
        oddities,
        why: `inputSchema has the type ${JSON.stringify(schema.type)}, not object`,
      };
    schema.type = "object";
    oddities.push('inputSchema has no type, taken as "object"');
  }
  if ("properties" in schema) {
    if (isLoose(schema.properties)) schema.properties = repairProperties(schema.properties, oddities);
    else {
      delete schema.properties;
      oddities.push("inputSchema.properties is no object, left out");
    }
  }
  if ("required" in schema) {
    const { required } = schema;
    const names = Array.isArray(required) ? required.filter((name) => typeof name === "string") : undefined;
    if (!names || names.length !== (required as unknown[]).length)
      oddities.push("inputSchema.required is no list of names");
    if (names) schema.required = names;
    else delete schema.required;
  }
  return { schema, oddities };
};

const isNullableObject = (type: unknown): boolean => Array.isArray(type) && type.includes("object");

const repairProperties = (properties: Loose, oddities: string[]): Loose =>
  Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      if (isLoose(schema) || schema === true || schema === false) return [name, schema === true ? {} : schema];
      oddities.push(`inputSchema.properties.${name} is no schema`);
      return [name, typeof schema === "string" && TYPES.has(schema) ? { type: schema } : {}];
    }),
  );
