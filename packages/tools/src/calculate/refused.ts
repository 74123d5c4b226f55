import { ToolError } from "@twinhost/core";

/** The error for an expression that will not be evaluated; the message says what is wrong and what to do. */
export const refused = (message: string): ToolError => new ToolError("refused_input", message);
