import { tmpdir } from "node:os";
import { join } from "node:path";
import { WORKSPACE } from "@twinhost/testing";

export const CHART = join(WORKSPACE, "docker/helm/twinhost");

export const HELM_VERSION = "v4.3.1";
export const VALIDATOR_VERSION = "1.37.0";

/** Where the tools are installed once for all runs. */
const CACHE = process.env.CHART_TOOLS_CACHE ?? join(tmpdir(), "twinhost-chart-tools");

export const HELM_FOLDER = join(CACHE, `helm-${HELM_VERSION}`);
export const HELM = join(HELM_FOLDER, "helm");
/** Checks manifests against the schemas of Kubernetes; a Python program in its own environment. */
export const VALIDATOR_FOLDER = join(CACHE, `kubernetes-validate-${VALIDATOR_VERSION}`);
export const VALIDATOR = join(VALIDATOR_FOLDER, "bin/kubernetes-validate");
