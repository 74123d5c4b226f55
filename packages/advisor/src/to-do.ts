import type { Advice } from "./advice.ts";
import type { Inputs } from "./cost-model/inputs.ts";
import type { Answer } from "./decide.ts";
import { commandsOf, composeFile } from "./to-do/commands.ts";
import { deploymentOf } from "./to-do/deployment.ts";
import { entriesOf } from "./to-do/entries.ts";
import { notesOf } from "./to-do/notes.ts";
import { settingsOf } from "./to-do/settings.ts";

/** Settings, file to start from, commands, the entries of desktop clients and notes for an answer. */
export const toDoOf = (inputs: Inputs, answer: Answer): Advice["toDo"] => {
  const deployment = deploymentOf(inputs, answer);
  const { mcpServers, stdioMcpServers } = entriesOf(deployment);
  const has = (key: "url" | "command"): boolean =>
    [mcpServers, stdioMcpServers].some((entry) => Object.values(entry ?? {}).some((server) => key in server));
  const entries = { startsTools: has("command"), callsServer: has("url") };
  return {
    settings: settingsOf(deployment),
    startFrom: deployment.inContainers ? composeFile(deployment) : null,
    commands: commandsOf(deployment, entries),
    mcpServers,
    stdioMcpServers,
    notes: notesOf(deployment, entries),
  };
};
