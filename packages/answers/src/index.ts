export type { AnswerPart, FinishReason, Tell, ToolCall, ToolProgress } from "./answer-part.ts";
export { type Answer, type AnswerOptions, answerQuestion, TURN_BREAK } from "./answer-question.ts";
export {
  type AnswerMeasures,
  type AnswerRecorder,
  createAnswerRecorder,
  type ToolCallRecord,
} from "./answer-recorder.ts";
export { INSTRUCTIONS } from "./call-options.ts";
export { type ModelOutputLimits, modelOutput } from "./model-output.ts";
export type { AnswerStyle, CallerTool, Question, ResponseFormat, SamplingOptions } from "./question.ts";
