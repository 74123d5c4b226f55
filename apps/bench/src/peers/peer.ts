import type { Arm } from "../arms/arm.ts";
import type { HostPaths } from "../arms/catalog.ts";
import type { Recipe } from "./install/recipe.ts";

/** Paths and commands for starting a peer's server. */
export interface PeerPlace {
  /** The run's own data folder. */
  readonly dataDir: string;
  /** Where its recipe was installed; empty without one. */
  readonly folder: string;
  readonly hosts: HostPaths;
  /** Command line of the server behind a bridge. */
  readonly behind: readonly [command: string, ...args: string[]];
}

/** One row of the table. */
export interface Peer {
  readonly id: string;
  /** The same in every language. */
  readonly name: string;
  /** A bridge serves a stdio server over HTTP. */
  readonly kind: "server" | "bridge";
  /** The peer whose figures are the divisor of its ratios. */
  readonly against: string;
  /** What to install; undefined if it needs nothing. */
  readonly recipe?: Recipe;
  /** Versions of the packages in its name. */
  readonly versions: Readonly<Record<string, string>>;
  deploy(place: PeerPlace): Pick<Arm, "connection" | "servers">;
}
