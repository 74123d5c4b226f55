/** A model's direction of translation, in the registry's own language codes. */
export interface Direction {
  readonly source: string;
  readonly target: string;
}

/** The parts of a model, which its file names start with: weights, word shortlist, a vocabulary or one per language. */
export const MODEL_PARTS = ["model", "lex", "vocab", "srcvocab", "trgvocab"] as const;
export type ModelPart = (typeof MODEL_PARTS)[number];

export const isModelPart = (name: string | undefined): name is ModelPart => MODEL_PARTS.includes(name as ModelPart);

/** Whether a model has all the parts it needs. */
export const isComplete = (parts: ReadonlyMap<ModelPart, unknown>): boolean =>
  parts.has("model") && parts.has("lex") && (parts.has("vocab") || (parts.has("srcvocab") && parts.has("trgvocab")));

/** The name of the folder with a model's files. Language codes contain no underscore. */
export const folderName = ({ source, target }: Direction): string => `${source}_${target}`;

/** The direction that a folder is named for; undefined for other folders. */
export const directionOf = (folder: string): Direction | undefined => {
  const [source, target, ...more] = folder.split("_");
  return source && target && more.length === 0 ? { source, target } : undefined;
};
