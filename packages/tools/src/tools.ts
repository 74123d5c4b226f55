import type { Tool } from "@twinhost/core";
import { calculate } from "./calculate/tool.ts";
import { searchDocs } from "./search-docs/tool.ts";
import { translate } from "./translate/tool.ts";

/** Every tool of the product. A new tool is one folder and one line here. */
export const tools: readonly Tool[] = [
  searchDocs, //
  calculate,
  translate,
];
