import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { LanguageModelV4Prompt } from "@ai-sdk/provider";
import { type JsonObject, LOCAL_CALLER } from "@twinhost/core";
import { createBuiltinModel } from "@twinhost/rules-model";
import { hostSettings, openHostToolbox, parseSettings, withToolSettings } from "@twinhost/runtime";
import { tools } from "@twinhost/tools";
import { ALL_TOOLS } from "../support/ask-builtin.ts";
import { silentLog } from "../support/silent-log.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

export interface Answered {
  readonly tool: string | null;
  readonly arguments: JsonObject;
  /** The tool's output; undefined if none was called, or it failed. */
  readonly output: JsonObject | undefined;
  readonly text: string;
}

const WORKSPACE = join(import.meta.dirname, "../../../..");

export const GUIDES = join(WORKSPACE, "docs");
export const HANDBOOK = join(import.meta.dirname, "handbook");

const indexDocuments = (DATA_DIR: string, folders: readonly string[]): void => {
  const program = join(WORKSPACE, "apps/twinhost/src/main.ts");
  const { status, stderr } = spawnSync(process.execPath, [program, "index", ...folders], {
    env: { ...process.env, DATA_DIR },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`docs:index failed: ${stderr}`);
};

/** Asks the builtin model and runs the tool that it calls, as the LLM server does. */
export const openBuiltin = (...folders: readonly string[]) => {
  const DATA_DIR = temporaryFolder();
  indexDocuments(DATA_DIR, folders);
  const settings = parseSettings(withToolSettings(hostSettings, tools), { DATA_DIR, LOG_LEVEL: "silent" });
  const { toolbox, close } = openHostToolbox({ tools, settings, log: silentLog });
  const model = createBuiltinModel();

  const answer = async (question: string): Promise<Answered> => {
    const prompt: LanguageModelV4Prompt = [{ role: "user", content: [{ type: "text", text: question }] }];
    const [called] = (await model.doGenerate({ prompt, tools: ALL_TOOLS })).content;
    if (called?.type !== "tool-call")
      return { tool: null, arguments: {}, output: undefined, text: called?.type === "text" ? called.text : "" };
    const { toolCallId, toolName } = called;
    const input = JSON.parse(called.input);
    const ran = await toolbox.invoke({
      tool: toolName,
      arguments: input,
      caller: LOCAL_CALLER,
      transport: "in-process",
    });
    const { content } = await model.doGenerate({
      prompt: [
        ...prompt,
        { role: "assistant", content: [{ type: "tool-call", toolCallId, toolName, input }] },
        {
          role: "tool",
          content: [
            {
              type: "tool-result",
              toolCallId,
              toolName,
              output: ran.ok
                ? { type: "json", value: ran.output as never }
                : { type: "error-json", value: { code: ran.error.code, message: ran.error.message } },
            },
          ],
        },
      ],
      tools: ALL_TOOLS,
    });
    const [said] = content;
    return {
      tool: toolName,
      arguments: input,
      output: ran.ok ? (ran.output as JsonObject) : undefined,
      text: said?.type === "text" ? said.text : "",
    };
  };
  return { answer, close };
};
