import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { downloadGoModule, run } from "./commands.ts";
import { API_SERVER, API_SERVER_FOLDER, KUBERNETES_VERSION } from "./tools.ts";

const KUBERNETES = "k8s.io/kubernetes";
/** Kubernetes 1.34.4 consists of libraries 0.34.4, which its own module takes from neighbouring folders. */
const LIBRARIES_VERSION = KUBERNETES_VERSION.replace(/^1/, "0");

/** Builds the Kubernetes API server with Go, in a module that gets Kubernetes from the Go module proxy. */
export const buildApiServer = (): void => {
  const { GoMod } = downloadGoModule(`${KUBERNETES}@v${KUBERNETES_VERSION}`);
  const libraries = [...readFileSync(GoMod, "utf8").matchAll(/^\s+(k8s\.io\/\S+) v0\.0\.0$/gm)].map(
    ([, library]) => `replace ${library} => ${library} v${LIBRARIES_VERSION}`,
  );
  const module = ["module api-server", `require ${KUBERNETES} v${KUBERNETES_VERSION}`, ...libraries, ""];
  mkdirSync(API_SERVER_FOLDER, { recursive: true });
  writeFileSync(join(API_SERVER_FOLDER, "go.mod"), module.join("\n"));
  const [major, minor] = KUBERNETES_VERSION.split(".");
  const version = { gitVersion: `v${KUBERNETES_VERSION}`, gitMajor: major, gitMinor: minor };
  const link = Object.entries(version).map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`);
  run(
    "go",
    [
      "build",
      "-C",
      API_SERVER_FOLDER,
      "-mod=mod",
      `-ldflags=-s -w ${link.join(" ")}`,
      "-o",
      API_SERVER,
      `${KUBERNETES}/cmd/kube-apiserver`,
    ],
    { CGO_ENABLED: "0" },
  );
};
