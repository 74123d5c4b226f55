const PARAMETER = /<parameter=([^>]+)>\n?([\s\S]*?)\n?<\/parameter>/g;

/** Reads `<parameter=name>value</parameter>` tags of a function; a value is JSON if it parses, but text for strings. */
export const readXmlArguments = (text: string, schema: unknown): Record<string, unknown> | undefined => {
  const parameters = [...text.matchAll(PARAMETER)];
  if (parameters.length === 0 && text.trim() !== "") return undefined;
  const properties = (schema as { properties?: Record<string, { type?: unknown } | undefined> } | undefined)
    ?.properties;
  const values = parameters.map(([, key = "", value = ""]) => [
    key,
    properties?.[key]?.type === "string" ? value : jsonOrText(value),
  ]);
  return Object.fromEntries(values);
};

const jsonOrText = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
