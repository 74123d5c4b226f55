import type { Report } from "@twinhost/report";

/** How tables name the machine of a run. */
export interface MachineTexts {
  readonly cores: (count: number) => string;
  readonly load: string;
}

export const machineEn: MachineTexts = { cores: (count) => `${count} cores`, load: "load" };

export const machineKo: MachineTexts = { cores: (count) => `코어 ${count}개`, load: "부하" };

/** Such as "AMD EPYC, 2 cores". */
export const machineText = ({ cpu, cores }: Pick<Report["machine"], "cpu" | "cores">, texts: MachineTexts): string =>
  `${cpu}, ${texts.cores(cores)}`;

/** The machine with its load before and after the run, as a sentence. */
export const machineRunText = (
  { machine, versions }: Pick<Report, "machine" | "versions">,
  texts: MachineTexts,
): string => {
  const [before, after] = [machine.load.before, machine.load.after].map((load) => load.toFixed(1));
  return `${machineText(machine, texts)}, Node ${versions.node}, ${texts.load} ${before} → ${after}.`;
};
