import type { CallToolResult } from "@modelcontextprotocol/client";
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/client/validators/ajv";
import type { ObjectSchema } from "@twinhost/core";
import { isLoose, type Loose } from "./plain-values.ts";
import type { ReportOddity } from "./third-party.ts";

/**
 * The output schemas of a third-party server's tools. A result that does not conform, or an invalid schema, is the
 * server's fault and no reason to withhold the result: it is logged once.
 */
export interface OutputSchemas {
  set(tool: string, schema: unknown): void;
  /** Undefined if there is none, or if it is not a valid schema of an object. */
  get(tool: string): ObjectSchema | undefined;
  check(tool: string, result: CallToolResult): void;
}

interface Known {
  readonly schema: Loose;
  readonly json: string;
  readonly validate: Validate | undefined;
}

type Validate = ReturnType<AjvJsonSchemaValidator["getValidator"]>;

export const createOutputSchemas = (report: ReportOddity): OutputSchemas => {
  const validators = new Map<string, Known>();

  const compile = (tool: string, schema: Record<string, unknown>): Validate | undefined => {
    try {
      // One per schema, as two servers may use the same `$id`.
      return new AjvJsonSchemaValidator().getValidator(schema);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      report(`outputSchema is not valid, and is not used: ${why.slice(0, 200)}`, tool);
      return undefined;
    }
  };

  return {
    set: (tool, schema) => {
      if (!isLoose(schema)) {
        validators.delete(tool);
        return;
      }
      const json = JSON.stringify(schema);
      if (validators.get(tool)?.json !== json) validators.set(tool, { schema, json, validate: compile(tool, schema) });
    },
    get: (tool) => {
      const known = validators.get(tool);
      return known?.validate && known.schema.type === "object" ? (known.schema as ObjectSchema) : undefined;
    },
    check: (tool, { isError, structuredContent }) => {
      const validate = validators.get(tool)?.validate;
      if (!validate || isError) return;
      if (structuredContent === undefined)
        report("it has an outputSchema, and answers without structuredContent", tool);
      else if (!validate(structuredContent).valid) report("its structuredContent does not fit its outputSchema", tool);
    },
  };
};
