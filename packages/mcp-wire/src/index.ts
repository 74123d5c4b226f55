export {
  CLIENT_CAPABILITIES_META,
  type Era,
  LOG_LEVEL_META,
  type RequestId,
  type RequestMeta,
  type RpcError,
  STATELESS_REVISION,
  STRUCTURED_ONLY_META,
} from "./protocol.ts";
export { type Headers, requestHeaders, surelyAcceptsJson } from "./protocol-headers.ts";
export { type Answer, readAnswer } from "./read-answer.ts";
export { type CallRequest, type ListRequest, type Origin, readRequest } from "./read-request.ts";
export {
  type CacheHint,
  type CallResult,
  type Progress,
  writeCallAnswer,
  writeErrorAnswer,
  writeListAnswer,
  writeProgress,
} from "./write-answer.ts";
export { type ClientInfo, type RequestEnvelope, writeCall, writeCancel } from "./write-request.ts";
