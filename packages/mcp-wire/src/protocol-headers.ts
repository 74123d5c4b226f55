import { type Era, SESSION_REVISIONS, STATELESS_REVISION } from "./protocol.ts";

// All header rules of revision 2026-07-28, and those of sessions: basic/transports, Streamable HTTP.

/** Headers by their lower-case names, as Node has them. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** "Protocol Version Header": on every request, with the same value as in the body's `_meta`. */
const VERSION = "mcp-protocol-version";
/** "Standard Request Headers": the method of the body. */
const METHOD = "mcp-method";
/** "Standard Request Headers": `params.name` of the body, for `tools/call`. */
const NAME = "mcp-name";
/** Of 2025-11-25 and before, "Session Management". */
const SESSION = "mcp-session-id";

/** "Value Encoding": a name with other characters, or with spaces at its ends, is sent in Base64. */
const PLAIN_NAME = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
/** So is one that looks encoded. */
const ENCODED_NAME = /^=\?base64\?.*\?=$/i;
const isPlainName = (name: string): boolean => PLAIN_NAME.test(name) && !ENCODED_NAME.test(name);

/** "Sending Messages to the Server": a client accepts JSON and event streams. */
const ACCEPT = "application/json, text/event-stream";

const CALL = {
  "content-type": "application/json",
  accept: ACCEPT,
  [VERSION]: STATELESS_REVISION,
  [METHOD]: "tools/call",
};

/** The headers of a `tools/call`; undefined if the tool's name needs encoding. */
export const callHeaders = (tool: string): Record<string, string> | undefined =>
  isPlainName(tool) ? { ...CALL, [NAME]: tool } : undefined;

/** Whether the headers match the body, without any encoding. */
export const headersFit = (headers: Headers, era: Era, method: unknown, tool: unknown): boolean => {
  const version = headers[VERSION];
  // 2025-11-25, "Protocol Version Header": a revision with sessions, or no header.
  if (era === "session") return version === undefined || SESSION_REVISIONS.some((revision) => revision === version);
  // "Server Validation"
  return (
    version === STATELESS_REVISION &&
    headers[METHOD] === method &&
    headers[SESSION] === undefined &&
    (typeof tool !== "string" || (headers[NAME] === tool && isPlainName(tool)))
  );
};

/** Whether `Accept` (RFC 9110, 12.5.1) certainly allows JSON: absent, or lists JSON or all types, without weights. */
export const surelyAcceptsJson = ({ accept }: Headers): boolean =>
  accept === undefined || accept === ACCEPT || (typeof accept === "string" && LISTS_JSON.test(accept));

const LISTS_JSON = /^(?:[\w*+./-]+, ?)*(?:application\/json|\*\/\*)(?:, ?[\w*+./-]+)*$/;
