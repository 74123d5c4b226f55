const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A message in which `null` for the params, or for one of them (`arguments`, `cursor`), is left out: serializers of some
 * clients write what is absent so, and no parameter of the protocol takes it. What is no message comes back unchanged.
 */
export const withoutNullParams = (message: unknown): unknown => {
  if (Array.isArray(message)) return message.map(withoutNullParams);
  if (!isObject(message) || !("params" in message)) return message;
  const { params, ...rest } = message;
  if (params === null) return rest;
  if (!isObject(params) || !Object.values(params).includes(null)) return message;
  return { ...rest, params: Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null)) };
};
