/** A direction that a model translates in, in the registry's own codes. */
export interface Direction {
  readonly source: string;
  readonly target: string;
}

/** The parts of a model, by which its files' names begin: weights, shortlist of words, one vocabulary or one a language. */
export const MODEL_PARTS = ["model", "lex", "vocab", "srcvocab", "trgvocab"] as const;
export type ModelPart = (typeof MODEL_PARTS)[number];

export const isModelPart = (name: string | undefined): name is ModelPart => MODEL_PARTS.includes(name as ModelPart);

/** Whether nothing of a model is missing. */
export const isComplete = (parts: ReadonlyMap<ModelPart, unknown>): boolean =>
  parts.has("model") && parts.has("lex") && (parts.has("vocab") || (parts.has("srcvocab") && parts.has("trgvocab")));

/** Of the folder that a model's files lie in. No code of a language has an underscore. */
export const folderName = ({ source, target }: Direction): string => `${source}_${target}`;

/** The direction that a folder's name says; undefined for a folder of something else. */
export const directionOf = (folder: string): Direction | undefined => {
  const [source, target, ...more] = folder.split("_");
  return source && target && more.length === 0 ? { source, target } : undefined;
};
