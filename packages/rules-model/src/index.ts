export { createBuiltinModel } from "./builtin-model.ts";
export { limitText } from "./limit-text.ts";
