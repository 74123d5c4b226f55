import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeIfInstalled, WORKSPACE } from "@twinhost/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { type ApiServer, startApiServer } from "../../src/chart/api-server.ts";
import { misspelt, NAMESPACE, resourcesOf, VALUES_FILES } from "../../src/chart/render.ts";
import { API_SERVER, CRD_FILES, HELM } from "../../src/chart/tools.ts";
import { codeBlocks } from "../../src/docs/code-blocks.ts";

const TOOLS = {
  needs: "Debian package etcd-server, and WITH_API_SERVER=1 pnpm test:chart",
  commands: ["etcd"],
  files: [HELM, API_SERVER, ...CRD_FILES],
  isOptional: true,
};

/** A namespace with Kubernetes' strictest pod security level; warns of Deployments whose pods would violate it. */
const RESTRICTED = {
  apiVersion: "v1",
  kind: "Namespace",
  metadata: {
    name: NAMESPACE,
    labels: { "pod-security.kubernetes.io/enforce": "restricted", "pod-security.kubernetes.io/warn": "restricted" },
  },
};
const CREATED = { status: 201, messages: [] };

describeIfInstalled(TOOLS, "the Helm chart, checked by a Kubernetes API server", () => {
  let server: ApiServer;

  beforeAll(async () => {
    server = await startApiServer(NAMESPACE);
    expect(await server.create(RESTRICTED)).toEqual(CREATED);
    for (const file of CRD_FILES) {
      const definition = parse(readFileSync(file, "utf8"));
      expect(await server.create(definition)).toMatchObject({ status: 201 });
      const { group, names, versions } = definition.spec;
      await server.until(() => server.isServed(`${group}/${versions[0].name}`, names.kind));
    }
  }, 600_000);
  afterAll(() => server?.close());

  it.each(VALUES_FILES)("is accepted with %s, without a warning", async (name) => {
    for (const resource of resourcesOf(name)) expect(await server.dryRun(resource), resource.kind).toEqual(CREATED);
  });

  it.each(VALUES_FILES)("is rejected if any spec has a misspelt field, with %s", async (name) => {
    for (const resource of resourcesOf(name).filter(({ spec }) => spec)) {
      const { status, messages } = await server.dryRun(misspelt(resource));
      expect([status, messages.join()], resource.kind).toEqual([400, expect.stringContaining("spec.replica")]);
    }
  });

  it.each(["docs/en/kubernetes.md", "docs/ko/kubernetes.md"])(
    "accepts the pod that restores a backup in %s",
    async (path) => {
      const blocks = codeBlocks(path, readFileSync(join(WORKSPACE, path), "utf8"));
      const values = blocks.filter(({ language }) => language === "yaml").map(({ code }) => parse(code));
      const pods = values.filter(({ kind }) => kind === "Pod");
      expect(pods).toHaveLength(1);
      expect(await server.dryRun(pods[0])).toEqual(CREATED);
    },
  );

  it("warns of a pod with more privileges", async () => {
    const [deployment] = resourcesOf("http.yaml").filter(({ kind }) => kind === "Deployment");
    const template = { ...deployment?.spec?.template };
    const pod = { ...template, spec: { ...template.spec, hostIPC: true } };
    const { status, messages } = await server.dryRun({ ...deployment, spec: { ...deployment?.spec, template: pod } });
    expect([status, messages.join()]).toEqual([201, expect.stringContaining("hostIPC")]);
  });
});
