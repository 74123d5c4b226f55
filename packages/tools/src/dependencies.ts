import type { Calculator } from "./calculate/calculator.ts";
import type { SearchEngine } from "./search-docs/search-engine.ts";
import type { Translator } from "./translate/translator.ts";

/** The engines behind the tools, built once at start. */
export interface ToolDependencies {
  readonly calculator: Calculator;
  readonly searchEngine: SearchEngine;
  readonly translator: Translator;
}
