import { cpSync, existsSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { isInstalled } from "@twinhost/testing";
import { buildApiServer } from "./build-api-server.ts";
import { downloadGoModule, run } from "./commands.ts";
import {
  API_SERVER,
  CRD_FOLDER,
  CRD_MODULES,
  HELM,
  HELM_FOLDER,
  HELM_VERSION,
  VALIDATOR,
  VALIDATOR_FOLDER,
  VALIDATOR_VERSION,
} from "./tools.ts";

// Installs the programs that the chart's tests run. Without Go or Python those tests are skipped with a message.
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
    const { Dir } = downloadGoModule(module);
    return files.map((file) => join(Dir, file));
  });
  for (const file of files) cpSync(file, join(CRD_FOLDER, basename(file)));
});
if (process.env.WITH_API_SERVER === "1") install(API_SERVER, "go", buildApiServer);
