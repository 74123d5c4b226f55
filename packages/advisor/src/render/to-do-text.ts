import type { Advice } from "../advice.ts";
import type { AdviceMessages } from "../messages/messages.ts";

/** Lines to copy, and where they belong. */
export interface ToDoBlock {
  readonly name: string;
  readonly lines: readonly string[];
}

/** What to do, as blocks to copy from. */
export const toDoTextOf = ({ toDo }: Advice, words: AdviceMessages): ToDoBlock[] => {
  const settingsOf = (program: (typeof toDo.settings)[number]["program"]): ToDoBlock => ({
    name: words.toDo[program],
    lines: toDo.settings.filter((setting) => setting.program === program).map(({ name, value }) => `${name}=${value}`),
  });
  return [
    { name: words.toDo.startFrom, lines: toDo.startFrom === null ? [] : [toDo.startFrom] },
    settingsOf("tool-server"),
    settingsOf("llm-server"),
    settingsOf("edge"),
    { name: words.toDo.commands, lines: toDo.commands },
    ...[toDo.mcpServers, toDo.stdioMcpServers].flatMap((mcpServers) =>
      mcpServers ? [entryOf(mcpServers, words)] : [],
    ),
  ].filter(({ lines }) => lines.length > 0);
};

const entryOf = (mcpServers: NonNullable<Advice["toDo"]["mcpServers"]>, words: AdviceMessages): ToDoBlock => {
  const isCalled = Object.values(mcpServers).some((server) => "url" in server);
  return {
    name: isCalled ? words.toDo.urlEntry : words.toDo.commandEntry,
    lines: JSON.stringify({ mcpServers }, undefined, 2).split("\n"),
  };
};
