/** Servers differ in what they accept besides a model and messages. */
interface RequestForm {
  /** How the answer's schema is given. */
  readonly format?: "json_schema" | "json_object";
  /** Whether to ask for a reproducible answer of limited length. */
  readonly isSteady: boolean;
}

/** From the form that constrains the model most to one that every server accepts. */
export const REQUEST_FORMS: readonly RequestForm[] = [
  { format: "json_schema", isSteady: true },
  // Reasoning models refuse a temperature.
  { format: "json_schema", isSteady: false },
  // llama-cpp-python and others expect the schema next to this type.
  { format: "json_object", isSteady: true },
  { isSteady: true },
  { isSteady: false },
];

const schemaOf = (keys: readonly string[]): object => ({
  type: "object",
  properties: Object.fromEntries(keys.map((key) => [key, { type: "string" }])),
  required: keys,
  additionalProperties: false,
});

/** The request fields of a form, for an answer with a text under each key. */
export const formFields = (form: RequestForm, keys: readonly string[], maxTokens: number): object => ({
  ...(form.format === "json_schema" && {
    response_format: {
      type: "json_schema",
      json_schema: { name: "translations", strict: true, schema: schemaOf(keys) },
    },
  }),
  ...(form.format === "json_object" && { response_format: { type: "json_object", schema: schemaOf(keys) } }),
  ...(form.isSteady && { temperature: 0, max_tokens: maxTokens }),
});
