import { type AdviceCase, isServer } from "../case.ts";
import { toolServers } from "../cost-model/capacity.ts";
import type { Inputs } from "../cost-model/inputs.ts";
import type { Answer } from "../decide.ts";
import { isNetworked, setUpOf } from "../set-up.ts";

/** How an answer is deployed: what its settings, commands, entries and notes have to agree on. */
export interface Deployment {
  readonly inputs: Inputs;
  readonly given: AdviceCase;
  readonly answer: Answer;
  /** Whether a tool server runs. */
  readonly serves: boolean;
  /** Whether the LLM servers call it. */
  readonly overHttp: boolean;
  readonly ownLlmServer: boolean;
  readonly inContainers: boolean;
  /** Whether somebody on another machine calls the tool server. */
  readonly networked: boolean;
  /** Whether it runs on another machine than the LLM servers. */
  readonly apart: boolean;
  /** Who calls it besides the LLM servers. */
  readonly httpCallers: AdviceCase["otherCallers"];
  readonly hasKeys: boolean;
  /** Whether the tool server itself, or nginx before it, speaks TLS; in containers the edge does. */
  readonly hasTls: boolean;
  readonly toolServers: number;
  /** Whether the compose profile `edge` is needed: the tool server's own port is published on its machine only. */
  readonly hasEdge: boolean;
  /** The tool server's address for other machines. */
  readonly publicUrl: string;
}

/** The name that stands for the tool server's in examples. */
export const PUBLIC_NAME = "tools.example.com";

/** Works out how an answer is deployed in a case. */
export const deploymentOf = (inputs: Inputs, answer: Answer): Deployment => {
  const { given } = inputs;
  const overHttp = isServer(answer.llmServers);
  const serves = overHttp || answer.otherCallers === "http";
  const ownLlmServer = given.runsOn === "server";
  const inContainers = given.operations === "containers" && (serves || ownLlmServer);
  const httpCallers = answer.otherCallers === "http" ? given.otherCallers : [];
  // Those who start the tools themselves neither reach the tool server nor need its keys.
  const served: AdviceCase = { ...given, otherCallers: httpCallers, runsOn: overHttp ? given.runsOn : "server" };
  const parts = serves ? setUpOf({ ...inputs, given: served }, "http") : [];
  const networked = serves && isNetworked(served);
  const servers = serves ? toolServers(inputs) : 0;
  const hasEdge = inContainers && serves && (networked || servers > 1);
  const hasTls = parts.includes("tls") && !hasEdge;
  return {
    inputs,
    given,
    answer,
    serves,
    overHttp,
    ownLlmServer,
    inContainers,
    networked,
    apart: serves && ownLlmServer && given.roundTripMs > 0,
    httpCallers,
    hasKeys: parts.includes("api-keys"),
    hasTls,
    toolServers: servers,
    hasEdge,
    publicUrl: hasEdge ? `https://${PUBLIC_NAME}` : `${hasTls ? "https" : "http"}://${PUBLIC_NAME}:3000`,
  };
};
