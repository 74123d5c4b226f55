/** One line of the Prometheus text format. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^(?<name>[\w:]+)(?:\{(?<labels>.*)\})? (?<value>\S+)/;
const LABEL = /(?<key>\w+)="(?<text>(?:[^"\\]|\\.)*)"/g;

/**
 * Parses a server's `/metrics`. Libraries for this format mix up histograms that differ only in labels
 * (parse-prometheus-text-format 1.1) or include a complete client.
 */
export const prometheusSamples = (text: string): Sample[] =>
  text.split("\n").flatMap((line) => {
    const { name, labels = "", value } = LINE.exec(line)?.groups ?? {};
    if (!name) return [];
    const pairs = [...labels.matchAll(LABEL)].map(({ groups }) => [groups?.key ?? "", groups?.text ?? ""]);
    return [{ name, labels: Object.fromEntries(pairs), value: Number(value?.replace("Inf", "Infinity")) }];
  });
