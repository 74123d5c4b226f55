import { findWorkspaceRoot } from "@twinhost/runtime";
import { Command, Option } from "commander";
import { DEFAULT_PORTS, type Ports } from "./ports.ts";
import { startBoth } from "./start-both.ts";
import { takenPort } from "./taken-port.ts";
import { watchWorkspace } from "./watch-workspace.ts";

/** Both servers at once: in the workspace from source, restarting on change; elsewhere those of the package. */
export const devCommand = (): Command => {
  const workspace = findWorkspaceRoot();
  const description =
    workspace === undefined
      ? "Runs the tool server, and the LLM server with its console."
      : "Runs both servers from their sources, and restarts them on change.";
  return new Command("dev")
    .exitOverride()
    .description(description)
    .addOption(new Option("--port <port>", "port of the LLM server").default(DEFAULT_PORTS.port).env("PORT"))
    .addOption(new Option("--tool-port <port>", "port of the tool server").default(DEFAULT_PORTS.toolPort))
    .action(async (ports: Ports) => {
      process.exitCode = await start(ports, workspace);
    });
};

const start = async (ports: Ports, workspace: string | undefined): Promise<number> => {
  const taken = await takenPort([ports.port, ports.toolPort], process.env.HOST ?? "127.0.0.1");
  if (taken === undefined) return workspace === undefined ? startBoth(ports) : watchWorkspace(workspace, ports);
  const option = taken === ports.port ? "--port" : "--tool-port";
  process.stderr.write(`Another process listens on port ${taken}: stop it, or choose another port with ${option}.\n`);
  return 1;
};
