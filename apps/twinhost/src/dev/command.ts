import { findWorkspaceRoot } from "@twinhost/runtime";
import { Command, Option } from "commander";
import { DEFAULT_PORTS, type Ports, parsePort } from "./ports.ts";
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
    .addOption(portOption("--port", "port of the LLM server", DEFAULT_PORTS.port).env("PORT"))
    .addOption(portOption("--tool-port", "port of the tool server", DEFAULT_PORTS.toolPort))
    .action(async (ports: Ports) => {
      process.exitCode = await start(ports, workspace);
    });
};

/** An empty variable counts as unset, as in all settings. */
const portOption = (flag: string, description: string, byDefault: string): Option =>
  new Option(`${flag} <port>`, description)
    .default(byDefault)
    .argParser((given: string) => (given === "" ? byDefault : parsePort(given)));

const start = async (ports: Ports, workspace: string | undefined): Promise<number> => {
  if (ports.port === ports.toolPort)
    return refuse(`Both servers cannot listen on port ${ports.port}: choose another with --port or --tool-port`);
  const taken = await takenPort([ports.port, ports.toolPort], process.env.HOST ?? "127.0.0.1");
  if (taken === undefined) return workspace === undefined ? startBoth(ports) : watchWorkspace(workspace, ports);
  const option = taken === ports.port ? "--port" : "--tool-port";
  return refuse(`Another process listens on port ${taken}: stop it, or choose another port with ${option}`);
};

const refuse = (why: string): number => {
  process.stderr.write(`${why}.\n`);
  return 1;
};
