export {
  CLIENT_CAPABILITIES_META,
  CLIENT_INFO_META,
  type Era,
  LOG_LEVEL_META,
  PROTOCOL_VERSION_META,
  type RequestId,
  type RequestMeta,
  type RpcError,
  STATELESS_REVISION,
  STRUCTURED_ONLY_META,
} from "./protocol.ts";
export { type Headers, requestHeaders, surelyAcceptsJson } from "./protocol-headers.ts";
export { type Answer, readAnswer } from "./read-answer.ts";
export {
  type CallRequest,
  type FastRequest,
  isInitialized,
  type ListRequest,
  type OpeningRequest,
  type Origin,
  readInitialize,
  readRequest,
} from "./read-request.ts";
export {
  agreedRevision,
  type CacheHint,
  type CallResult,
  type Progress,
  writeCallAnswer,
  writeDiscoverAnswer,
  writeErrorAnswer,
  writeInitializeAnswer,
  writeListAnswer,
  writePong,
  writeProgress,
} from "./write-answer.ts";
export { type ClientInfo, type RequestEnvelope, writeCall, writeCancel } from "./write-request.ts";
