import type { DeploymentId, FigureId } from "./rows.ts";

/** What one start of a deployment saw; what a plan left out is absent. */
export type StartFigures = Readonly<Partial<Record<FigureId, number>>>;

/** Every start of one deployment, or why it has no figures. */
export type DeploymentStarts =
  | { readonly starts: readonly StartFigures[] }
  /** An answer was wrong or did not come. */
  | { readonly failure: string }
  /** What it needs is not here. */
  | { readonly missing: MissingId };

/** Why a deployment could not be started at all. */
export type MissingId = "no-fastmcp";

export type DistanceObservations = ReadonlyMap<DeploymentId, DeploymentStarts>;
