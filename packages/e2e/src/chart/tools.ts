import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { WORKSPACE } from "@twinhost/testing";

export const CHART = join(WORKSPACE, "docker/helm/twinhost");

export const HELM_VERSION = "v4.3.1";
export const VALIDATOR_VERSION = "1.37.0";
/** The newest version that works with the etcd of Debian 12. */
export const KUBERNETES_VERSION = "1.34.4";

/** The tools are installed here once for all runs. */
const CACHE = process.env.CHART_TOOLS_CACHE ?? join(tmpdir(), "twinhost-chart-tools");

export const HELM_FOLDER = join(CACHE, `helm-${HELM_VERSION}`);
export const HELM = join(HELM_FOLDER, "helm");
/** Checks manifests against the Kubernetes schemas; a Python program in its own virtual environment. */
export const VALIDATOR_FOLDER = join(CACHE, `kubernetes-validate-${VALIDATOR_VERSION}`);
export const VALIDATOR = join(VALIDATOR_FOLDER, "bin/kubernetes-validate");

/** The Kubernetes API server; built only with `WITH_API_SERVER=1`, because that takes minutes. */
export const API_SERVER_FOLDER = join(CACHE, `kube-apiserver-${KUBERNETES_VERSION}`);
export const API_SERVER = join(API_SERVER_FOLDER, "kube-apiserver");

/** The Go modules that publish the CRDs of the chart's other resources. */
export const CRD_MODULES = [
  {
    module: "sigs.k8s.io/gateway-api@v1.4.1",
    files: ["config/crd/standard/gateway.networking.k8s.io_httproutes.yaml"],
  },
  {
    module: "github.com/prometheus-operator/prometheus-operator@v0.85.0",
    files: ["servicemonitors", "prometheusrules"].map(
      (name) => `example/prometheus-operator-crd/monitoring.coreos.com_${name}.yaml`,
    ),
  },
] as const;
export const CRD_FOLDER = join(CACHE, `crds-${CRD_MODULES.map(({ module }) => basename(module)).join("-")}`);
export const CRD_FILES = CRD_MODULES.flatMap(({ files }) => files.map((file) => join(CRD_FOLDER, basename(file))));
