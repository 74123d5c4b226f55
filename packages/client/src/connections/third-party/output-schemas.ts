import type { CallToolResult } from "@modelcontextprotocol/client";
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/client/validators/ajv";
import type { ObjectSchema } from "@twinhost/core";
import { isLoose, type Loose } from "./plain-values.ts";
import type { ReportOddity } from "./third-party.ts";

/**
 * The output schemas of a third party's tools. A result that does not fit, or a schema that is none, is the server's fault
 * and no reason to keep the result from who asked: it is logged once.
 */
export interface OutputSchemas {
  set(tool: string, schema: unknown): void;
  /** Undefined for none, and for one that is not valid. */
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
      // One for each schema: two servers may well use one `$id`.
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
