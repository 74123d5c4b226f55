import { findWorkspaceRoot } from "@twinhost/runtime";
import { Command, Option } from "commander";
import { startBoth } from "./start-both.ts";
import { watchWorkspace } from "./watch-workspace.ts";

interface Ports {
  readonly port: string;
  readonly toolPort: string;
}

/** Both servers at once: in the workspace from source, restarting on change; elsewhere those of the package. */
export const devCommand = (): Command => {
  const workspace = findWorkspaceRoot();
  const command = new Command("dev").exitOverride();
  if (workspace !== undefined) {
    return command
      .description("Runs both servers from their sources, and restarts them on change.")
      .action(async () => {
        process.exitCode = await watchWorkspace(workspace);
      });
  }
  return command
    .description("Runs the tool server, and the LLM server with its console.")
    .addOption(new Option("--port <port>", "port of the LLM server").default("8000"))
    .addOption(new Option("--tool-port <port>", "port of the tool server").default("3000"))
    .action(async ({ port, toolPort }: Ports) => {
      process.exitCode = await startBoth(port, toolPort);
    });
};
