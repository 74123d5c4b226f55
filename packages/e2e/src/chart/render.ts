import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { CHART, HELM } from "./tools.ts";

/** The sets of values that the chart is tested with. */
export const VALUES_FILES = readdirSync(join(CHART, "ci"));

export const NAMESPACE = "tools";

/** What helm prints. @throws Error with its stderr where it refuses */
export const helm = (...args: string[]): string =>
  execFileSync(HELM, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** A resource of Kubernetes, as far as the test reads it. */
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
      readonly containers: readonly [{ readonly env: readonly { readonly name: string; readonly value?: string }[] }];
    };
  };
}

/** The manifests of a release, as text. @param values arguments of helm, such as `-f FILE` or `--set a=b` */
const renderText = (...values: string[]): string =>
  helm("template", "demo", CHART, "--namespace", NAMESPACE, ...values);

const readResources = (manifests: string): Resource[] =>
  parseAllDocuments(manifests)
    .map((document) => document.toJS() as Resource | null)
    .filter((resource) => resource !== null);

export const valuesOf = (name: string): string => join(CHART, "ci", name);

/** What a set of values makes. @param more arguments of helm */
export const resourcesOf = (name: string, ...more: string[]): Resource[] =>
  readResources(renderText("-f", valuesOf(name), ...more));

export const ofKind = (resources: readonly Resource[], ...kinds: string[]): Resource[] =>
  resources.filter(({ kind }) => kinds.includes(kind));

/** What runs the pods of the servers. */
export const podsOf = (resources: readonly Resource[]): Resource[] => ofKind(resources, "Deployment", "StatefulSet");

/** With a field that none of its kind has. */
export const misspelt = (resource: Resource | undefined): Resource =>
  ({ ...resource, spec: { ...resource?.spec, replica: 3 } }) as unknown as Resource;

/** Why helm refuses the values, or undefined if it does not. */
export const refusalOf = (...values: string[]): string | undefined => {
  const { status, stderr } = spawnSync(HELM, ["template", "demo", CHART, ...values], { encoding: "utf8" });
  return status === 0 ? undefined : stderr;
};
