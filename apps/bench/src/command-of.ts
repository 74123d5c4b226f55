import { commandLine } from "@twinhost/core";
import { EXAMPLE_PRICES, type MeasuringArguments } from "./arguments.ts";
import type { Prices } from "./experiments/experiment.ts";

/** The command that repeats a run. */
export const commandOf = (given: MeasuringArguments): string => {
  const { command, quick, out } = given;
  return [
    commandLine("bench"),
    command === "compare" ? "" : command,
    command === "profile" ? given.row : "",
    quick ? "--quick" : "",
    ...choicesOf(given),
    out === undefined ? "" : `--out ${/^[\w./-]+$/.test(out) ? out : `'${out.replaceAll("'", "'\\''")}'`}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
};

const price = (option: string, kind: keyof Prices, given: Prices): string =>
  given[kind] === EXAMPLE_PRICES[kind] ? "" : `${option} ${given[kind]}`;

const choicesOf = (given: MeasuringArguments): string[] => {
  const list = (option: string, names: readonly string[] | undefined): string =>
    names ? `${option} ${names.join(",")}` : "";
  const starts = "starts" in given && given.starts !== undefined ? `--starts ${given.starts}` : "";
  switch (given.command) {
    case "compare":
      return [list("--arms", given.arms)];
    case "guards":
      return [list("--transports", given.transports), list("--guards", given.guards), starts];
    case "floors":
      return [list("--only", given.only), starts];
    case "claims":
      return [
        list("--only", given.only),
        starts,
        price("--core-hour", "coreHour", given.prices),
        price("--gib-hour", "gibHour", given.prices),
        given.lang === "en" ? "" : `--lang ${given.lang}`,
      ];
    case "peers":
      return [list("--only", given.only), starts, given.install ? "" : "--no-install"];
    case "search":
      return [list("--sizes", given.sizes?.map(String))];
    case "profile":
      return [given.concurrency === 1 ? "" : `--concurrency ${given.concurrency}`];
  }
};
