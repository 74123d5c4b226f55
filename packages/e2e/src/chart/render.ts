import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { CHART, HELM } from "./tools.ts";

/** The sets of values that the chart is tested with. */
export const VALUES_FILES = readdirSync(join(CHART, "ci"));

export const NAMESPACE = "tools";

/** Runs helm. @returns its stdout @throws Error with its stderr if it fails */
export const helm = (...args: string[]): string =>
  execFileSync(HELM, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** The part of a Kubernetes resource that the tests read. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: PodOwner;
}

interface PodOwner {
  readonly replicas?: number;
  readonly template: {
    readonly metadata: {
      readonly labels: Readonly<Record<string, string>>;
      readonly annotations: Readonly<Record<string, string>>;
    };
    readonly spec: {
      readonly terminationGracePeriodSeconds: number;
      readonly volumes: readonly object[];
      readonly containers: readonly [Container];
    };
  };
}

interface Container {
  readonly env: readonly { readonly name: string; readonly value?: string }[];
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
}

/** A request by which Kubernetes checks a pod. */
export interface Probe {
  readonly httpGet: { readonly path: string };
}

/** The manifests of a release, as text. @param values helm arguments, such as `-f FILE` or `--set a=b` */
const renderText = (...values: string[]): string =>
  helm("template", "demo", CHART, "--namespace", NAMESPACE, ...values);

const readResources = (manifests: string): Resource[] =>
  parseAllDocuments(manifests)
    .map((document) => document.toJS() as Resource | null)
    .filter((resource) => resource !== null);

export const valuesOf = (name: string): string => join(CHART, "ci", name);

/** The resources rendered from a set of values. @param more helm arguments */
export const resourcesOf = (name: string, ...more: string[]): Resource[] =>
  readResources(renderText("-f", valuesOf(name), ...more));

export const ofKind = (resources: readonly Resource[], ...kinds: string[]): Resource[] =>
  resources.filter(({ kind }) => kinds.includes(kind));

/** The resources that run the servers' pods. */
export const podsOf = (resources: readonly Resource[]): Resource[] => ofKind(resources, "Deployment", "StatefulSet");

/** The resource with an unknown field. */
export const misspelt = (resource: Resource | undefined): Resource =>
  ({ ...resource, spec: { ...resource?.spec, replica: 3 } }) as unknown as Resource;

/** What helm says after an installation. */
export const notesOf = (...values: string[]): string =>
  helm("install", "demo", CHART, "--dry-run=client", ...values).split("\nNOTES:\n")[1] ?? "";

/** Why helm rejects the values, or undefined if it accepts them. */
export const refusalOf = (...values: string[]): string | undefined => {
  const { status, stderr } = spawnSync(HELM, ["template", "demo", CHART, ...values], { encoding: "utf8" });
  return status === 0 ? undefined : stderr;
};
