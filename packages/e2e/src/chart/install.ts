import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { isInstalled } from "@twinhost/testing";
import { HELM, HELM_FOLDER, HELM_VERSION, VALIDATOR, VALIDATOR_FOLDER, VALIDATOR_VERSION } from "./tools.ts";

// What the chart's test runs. Where Go or Python is missing it is skipped, and says so.
const run = (command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): void => {
  execFileSync(command, args, { stdio: "inherit", env: { ...process.env, ...environment } });
};

const install = (tool: string, needs: string, steps: () => void): void => {
  if (existsSync(tool)) return;
  if (isInstalled({ needs, commands: [needs] })) steps();
  else process.stderr.write(`${tool} is not installed: that needs ${needs}.\n`);
};

install(HELM, "go", () => {
  mkdirSync(HELM_FOLDER, { recursive: true });
  run("go", ["install", `helm.sh/helm/v4/cmd/helm@${HELM_VERSION}`], { GOBIN: HELM_FOLDER });
});
install(VALIDATOR, "python3", () => {
  run("python3", ["-m", "venv", VALIDATOR_FOLDER]);
  run(`${VALIDATOR_FOLDER}/bin/pip`, ["install", "-q", `kubernetes-validate==${VALIDATOR_VERSION}`]);
});
