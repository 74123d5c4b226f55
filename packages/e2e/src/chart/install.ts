import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { isInstalled } from "@twinhost/testing";
import {
  CRD_FOLDER,
  CRD_MODULES,
  HELM,
  HELM_FOLDER,
  HELM_VERSION,
  VALIDATOR,
  VALIDATOR_FOLDER,
  VALIDATOR_VERSION,
} from "./tools.ts";

// What the chart's test runs. Where Go or Python is missing it is skipped, and says so.
const run = (command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): void => {
  execFileSync(command, args, { stdio: "inherit", env: { ...process.env, ...environment } });
};

const read = (command: string, args: readonly string[]): string => execFileSync(command, args, { encoding: "utf8" });

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
install(CRD_FOLDER, "go", () => {
  const files = CRD_MODULES.flatMap(({ module, files }) => {
    const downloaded = read("go", ["mod", "download", "-json", module]);
    return files.map((file) => join((JSON.parse(downloaded) as { readonly Dir: string }).Dir, file));
  });
  for (const file of files) cpSync(file, join(CRD_FOLDER, basename(file)));
});
