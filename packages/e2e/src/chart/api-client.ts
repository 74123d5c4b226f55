import { Agent, request } from "undici";
import type { Resource } from "./render.ts";

/** A Kubernetes API server's response to a resource. */
interface Review {
  readonly status: number;
  /** Its warnings, and why it rejected the resource. */
  readonly messages: readonly string[];
}

/** Creates resources with strict field validation: unknown fields are rejected. */
export interface ApiClient {
  isReady(): Promise<boolean>;
  /** Whether the API server knows resources of this kind. */
  isServed(apiVersion: string, kind: string): Promise<boolean>;
  create(resource: object): Promise<Review>;
  /** Like `create`, but stores nothing. */
  dryRun(resource: object): Promise<Review>;
  close(): Promise<void>;
}

interface ApiClientOptions {
  readonly url: string;
  readonly token: string;
  /** CA of the API server's certificate, in PEM. */
  readonly ca: string;
  /** For namespaced resources. */
  readonly namespace: string;
}

interface Kind {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** A list of kinds, or a status message. */
interface Answer {
  readonly resources?: readonly Kind[];
  readonly message?: string;
}

const groupPath = (apiVersion: string): string =>
  apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;

export const createApiClient = ({ url, token, ca, namespace }: ApiClientOptions): ApiClient => {
  const dispatcher = new Agent({ connect: { ca } });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };

  const findKind = async (apiVersion: string, kind: string): Promise<Kind | undefined> => {
    const { statusCode, body } = await request(`${url}${groupPath(apiVersion)}`, { dispatcher, headers });
    if (statusCode !== 200) return body.dump().then(() => undefined);
    const { resources } = (await body.json()) as Answer;
    return resources?.find((one) => one.kind === kind && !one.name.includes("/"));
  };
  const post = async (resource: object, query: string): Promise<Review> => {
    const { apiVersion, kind } = resource as Resource;
    const known = await findKind(apiVersion, kind);
    if (!known) return { status: 404, messages: [`there is no ${kind} in ${apiVersion}`] };
    const folder = known.namespaced ? `/namespaces/${namespace}` : "";
    const address = `${url}${groupPath(apiVersion)}${folder}/${known.name}?fieldValidation=Strict${query}`;
    const answer = await request(address, { dispatcher, headers, method: "POST", body: JSON.stringify(resource) });
    const { message } = (await answer.body.json()) as Answer;
    const warnings = [answer.headers.warning ?? []].flat();
    return { status: answer.statusCode, messages: message === undefined ? warnings : [...warnings, message] };
  };
  return {
    isReady: async () => {
      const { statusCode, body } = await request(`${url}/readyz`, { dispatcher, headers });
      await body.dump();
      return statusCode === 200;
    },
    isServed: async (apiVersion, kind) => (await findKind(apiVersion, kind)) !== undefined,
    create: (resource) => post(resource, ""),
    dryRun: (resource) => post(resource, "&dryRun=All"),
    close: () => dispatcher.close(),
  };
};
