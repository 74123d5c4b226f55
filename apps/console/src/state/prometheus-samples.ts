/** One line of Prometheus's text format. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^(?<name>[\w:]+)(?:\{(?<labels>.*)\})? (?<value>\S+)/;
const LABEL = /(?<key>\w+)="(?<text>(?:[^"\\]|\\.)*)"/g;

/**
 * The samples of a server's `/metrics`. The libraries that read this format mix up histograms that differ in their labels
 * (parse-prometheus-text-format 1.1) or bring a whole client.
 */
export const prometheusSamples = (text: string): Sample[] =>
  text.split("\n").flatMap((line) => {
    const { name, labels = "", value } = LINE.exec(line)?.groups ?? {};
    if (!name) return [];
    const pairs = [...labels.matchAll(LABEL)].map(({ groups }) => [groups?.key ?? "", groups?.text ?? ""]);
    return [{ name, labels: Object.fromEntries(pairs), value: Number(value?.replace("Inf", "Infinity")) }];
  });
