import type { AdviceCase, CaseField } from "../case.ts";
import type { Constants } from "../constants/constants.ts";
import { coresFor, toolProcesses, toolServers } from "../cost-model/capacity.ts";
import { COST_MODEL } from "../cost-model/cost-model.ts";
import type { Inputs } from "../cost-model/inputs.ts";
import { indexBytes } from "../cost-model/resources.ts";

/** Numbers of LLM servers in the table. */
const SIZES = [1, 10, 100, 1_000, 10_000] as const;

const HOURS_PER_MONTH = 730;
const GIBIBYTE = 1_024 ** 3;

/** The fields of a case that the table depends on. */
export const CAPACITY_FIELDS: readonly CaseField[] = [
  "callsPerSecond",
  "toolKind",
  "toolMs",
  "indexMiB",
  "toolUpdatesPerMonth",
  "pauseAllowed",
];

/** Hourly price of a core and of a GiB of memory, in any currency. */
export interface Prices {
  readonly coreHour: number;
  readonly gibHour: number;
}

/** What one transport needs for a number of LLM servers. */
export interface Need {
  /** Tool servers over HTTP; over stdio, the tool processes of all LLM servers. */
  readonly toolProcesses: number;
  readonly processes: number;
  /** Enough to be busy 60 % of the time. */
  readonly cores: number;
  readonly memoryBytes: number;
  readonly costPerMonth: number;
}

/** A row of the capacity table. */
export interface CapacityRow {
  readonly llmServers: number;
  readonly http: Need;
  readonly stdio: Need;
}

/**
 * What 1 to 10,000 LLM servers need over HTTP and over stdio, each with the load of the case.
 * @example
 * const given = adviceCase.parse({ callsPerSecond: 5 });
 * const rows = capacity(given, referenceConstants, { coreHour: 0.04, gibHour: 0.005 });
 */
export const capacity = (given: AdviceCase, constants: Constants, prices: Prices): CapacityRow[] =>
  SIZES.map((llmServers) => {
    // The table compares what the LLM servers need, whoever else calls.
    const inputs: Inputs = { given: { ...given, llmServers, otherCallers: [] }, k: (id) => constants[id].value };
    return { llmServers, http: overHttp(inputs, prices), stdio: overStdio(inputs, prices) };
  });

const overHttp = (inputs: Inputs, prices: Prices): Need => {
  const { cpuCores, memoryBytes, processes } = COST_MODEL;
  return priced(
    {
      toolProcesses: toolServers(inputs),
      processes: processes.over.http.compute(inputs),
      cores: coresFor(cpuCores.over.http.compute(inputs)),
      memoryBytes: memoryBytes.over.http.compute(inputs),
    },
    prices,
  );
};

const overStdio = (inputs: Inputs, prices: Prices): Need => {
  const { given, k } = inputs;
  const { llmServers } = given;
  const children = toolProcesses(inputs);
  const further = llmServers * (children - 1) * (k("poolBytes") + indexBytes(inputs));
  return priced(
    {
      toolProcesses: llmServers * children,
      processes: llmServers * (1 + children * k("processesPerChild")),
      cores: coresFor(COST_MODEL.cpuCores.over.stdio.compute(inputs)),
      memoryBytes: COST_MODEL.memoryBytes.over.stdio.compute(inputs) + further,
    },
    prices,
  );
};

const priced = (need: Omit<Need, "costPerMonth">, { coreHour, gibHour }: Prices): Need => ({
  ...need,
  costPerMonth: HOURS_PER_MONTH * (need.cores * coreHour + (need.memoryBytes / GIBIBYTE) * gibHour),
});
