/** Any JSON value (RFC 8259). */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
/** A JSON object (RFC 8259). */
export interface JsonObject {
  [key: string]: JsonValue;
}
