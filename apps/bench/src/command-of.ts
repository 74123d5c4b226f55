import { commandLine } from "@twinhost/core";
import { EXAMPLE_PRICES, type MeasuringArguments } from "./arguments.ts";
import type { Prices } from "./experiments/experiment.ts";
import type { OwnServerArguments } from "./own-server/own-server-command.ts";

/** The command that repeats a run. */
export const commandOf = (given: MeasuringArguments | OwnServerArguments): string => {
  const { command, quick, out } = given;
  return [
    commandLine("bench"),
    command === "compare" ? "" : command,
    command === "profile" ? given.row : "",
    quick ? "--quick" : "",
    ...choicesOf(given),
    out === undefined ? "" : `--out ${quoted(out)}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
};

/** Quoted for a shell if necessary. */
const quoted = (text: string): string => (/^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

const price = (option: string, kind: keyof Prices, given: Prices): string =>
  given[kind] === EXAMPLE_PRICES[kind] ? "" : `${option} ${given[kind]}`;

/** Headers carry credentials, so their values are never written down. */
const ownServerChoices = ({ server, tool, args, allowWrites, rate, lang }: OwnServerArguments): string[] => [
  ...(server.kind === "stdio" ? [`--stdio ${quoted(server.command)}`] : []),
  ...(server.kind === "http"
    ? [`--http ${quoted(server.url)}`, ...Object.keys(server.headers).map((name) => `--header '${name}: ...'`)]
    : []),
  ...(server.kind === "config" ? [`--mcp-config ${quoted(server.file)}`] : []),
  server.kind === "config" && server.name !== undefined ? `--server ${quoted(server.name)}` : "",
  tool === undefined ? "" : `--tool ${quoted(tool)} --args ${quoted(JSON.stringify(args))}`,
  allowWrites ? "--allow-writes" : "",
  rate === undefined ? "" : `--rate ${rate}`,
  lang === "en" ? "" : `--lang ${lang}`,
];

const choicesOf = (given: MeasuringArguments | OwnServerArguments): string[] => {
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
    case "mcp":
      return [...ownServerChoices(given), starts];
    case "search":
      return [list("--sizes", given.sizes?.map(String)), given.quality ? "--quality" : ""];
    case "profile":
      return [given.concurrency === 1 ? "" : `--concurrency ${given.concurrency}`];
  }
};
