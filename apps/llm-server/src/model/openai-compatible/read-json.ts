export type Json = Readonly<Record<string, unknown>>;

export const asObject = (value: unknown): Json | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

/** @returns undefined for anything but a JSON object */
export const objectOf = (text: string): Json | undefined => {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
};

export const textOr = <Else>(value: unknown, otherwise: Else): string | Else =>
  typeof value === "string" ? value : otherwise;
