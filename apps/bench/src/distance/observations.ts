import type { DeploymentId, FigureId } from "./rows.ts";

/** Figures of one start of a deployment; those that the plan leaves out are missing. */
export type StartFigures = Readonly<Partial<Record<FigureId, number>>>;

/** All starts of one deployment, or why it has no figures. */
export type DeploymentStarts =
  | { readonly starts: readonly StartFigures[] }
  /** An answer was wrong or missing. */
  | { readonly failure: string }
  /** A requirement is not installed. */
  | { readonly missing: MissingId };

/** Why a deployment could not be started at all. */
export type MissingId = "no-fastmcp";

export type DistanceObservations = ReadonlyMap<DeploymentId, DeploymentStarts>;
