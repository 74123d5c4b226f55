import { InvalidArgumentError } from "commander";

/** Where `dev` lets the two servers listen. */
export interface Ports {
  /** Of the LLM server with its console. */
  readonly port: string;
  /** Of the tool server. */
  readonly toolPort: string;
}

export const DEFAULT_PORTS: Ports = { port: "8000", toolPort: "3000" };

const MOST = 65_535;

/** @throws InvalidArgumentError for anything but a port number */
export const parsePort = (given: string): string => {
  if (/^[1-9]\d{0,4}$/.test(given) && Number(given) <= MOST) return given;
  throw new InvalidArgumentError(`A port is a whole number from 1 to ${MOST}.`);
};
