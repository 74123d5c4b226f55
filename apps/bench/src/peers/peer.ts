import type { Arm } from "../arms/arm.ts";
import type { HostPaths } from "../arms/catalog.ts";
import type { Recipe } from "./install/recipe.ts";

/** What a peer's server is started with. */
export interface PeerPlace {
  /** The run's own. */
  readonly dataDir: string;
  /** Where its recipe was installed; empty without one. */
  readonly folder: string;
  readonly hosts: HostPaths;
  /** Command line of the server that a bridge is put in front of. */
  readonly behind: readonly [command: string, ...args: string[]];
}

/** One row of the table. */
export interface Peer {
  readonly id: string;
  /** The same in every language. */
  readonly name: string;
  /** A bridge serves over HTTP what is behind it over stdio. */
  readonly kind: "server" | "bridge";
  /** The peer that its figures are divided by. */
  readonly against: string;
  /** What is fetched for it; without one it needs nothing. */
  readonly recipe?: Recipe;
  /** Of what its name stands for. */
  readonly versions: Readonly<Record<string, string>>;
  deploy(place: PeerPlace): Pick<Arm, "connection" | "servers">;
}
