/** Where `dev` lets the two servers listen. */
export interface Ports {
  /** Of the LLM server with its console. */
  readonly port: string;
  /** Of the tool server. */
  readonly toolPort: string;
}

export const DEFAULT_PORTS: Ports = { port: "8000", toolPort: "3000" };
