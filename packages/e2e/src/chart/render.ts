import { execFileSync, spawnSync } from "node:child_process";
import { parseAllDocuments } from "yaml";
import { CHART, HELM } from "./tools.ts";

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
      readonly containers: readonly [{ readonly env: readonly { readonly name: string; readonly value?: string }[] }];
    };
  };
}

/** The manifests of a release, as text. @param values arguments of helm, such as `-f FILE` or `--set a=b` */
export const renderText = (...values: string[]): string =>
  helm("template", "demo", CHART, "--namespace", "tools", ...values);

export const readResources = (manifests: string): Resource[] =>
  parseAllDocuments(manifests)
    .map((document) => document.toJS() as Resource | null)
    .filter((resource) => resource !== null);

/** Why helm refuses the values, or undefined if it does not. */
export const refusalOf = (...values: string[]): string | undefined => {
  const { status, stderr } = spawnSync(HELM, ["template", "demo", CHART, ...values], { encoding: "utf8" });
  return status === 0 ? undefined : stderr;
};
