export * from "./protocol.ts";
export { callHeaders, type Headers, surelyAcceptsJson } from "./protocol-headers.ts";
export * from "./read-answer.ts";
export * from "./read-request.ts";
export * from "./write-answer.ts";
export * from "./write-request.ts";
