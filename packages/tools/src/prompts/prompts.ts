import type { Prompt } from "@twinhost/core";
import { answerFromDocuments } from "./answer-from-documents.ts";
import { compareTransports } from "./compare-transports.ts";

/** Every prompt of the product. A new one is one file and one line here. */
export const prompts: readonly Prompt[] = [
  compareTransports, //
  answerFromDocuments,
];
