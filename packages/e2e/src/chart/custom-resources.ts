import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { parse } from "yaml";
import type { Resource } from "./render.ts";
import { CRD_FILES } from "./tools.ts";

/** The part of a CRD that is read here. */
interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: object } }[];
  };
}

/** Patterns are Go's, which may contain the flag `(?i)` for ignoring case. */
const regExp = Object.assign(
  (pattern: string) => new RegExp(pattern.replace("(?i)", ""), pattern.includes("(?i)") ? "i" : ""),
  { code: "new RegExp" },
);

/** Formats are Kubernetes' own and not validated, nor are its CEL rules. */
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, code: { regExp } });

interface ObjectSchema {
  readonly type?: unknown;
  readonly properties?: unknown;
}

/** Rejects fields that the schema does not define, as Kubernetes does with `fieldValidation: Strict`. */
const withoutOtherFields = (schema: object): object =>
  JSON.parse(JSON.stringify(schema), (_name, value: ObjectSchema) =>
    value?.type === "object" && value.properties ? { additionalProperties: false, ...value } : value,
  );

const keyOf = (apiVersion: string, kind: string): string => `${apiVersion} ${kind}`;

const readSchemas = (): Map<string, ValidateFunction> =>
  new Map(
    CRD_FILES.flatMap((file) => {
      const { spec } = parse(readFileSync(file, "utf8")) as Definition;
      return spec.versions.map(({ name, schema }): [string, ValidateFunction] => [
        keyOf(`${spec.group}/${name}`, spec.names.kind),
        ajv.compile(withoutOtherFields(schema.openAPIV3Schema)),
      ]);
    }),
  );

/** Reads the installed CRDs' schemas. @returns a validator: why a resource is invalid, or undefined if it is valid */
export const openCustomResources = (): ((resource: Resource) => string | undefined) => {
  const schemas = readSchemas();
  return (resource) => {
    const { apiVersion, kind } = resource;
    const validate = schemas.get(keyOf(apiVersion, kind));
    if (!validate) return `there is no schema of ${kind} in ${apiVersion}`;
    return validate(resource) ? undefined : ajv.errorsText(validate.errors);
  };
};
