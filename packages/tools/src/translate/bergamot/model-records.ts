import { z } from "zod";
import { type Direction, folderName, isComplete, MODEL_PARTS, type ModelPart } from "./model-files.ts";

const sha256 = z.string().regex(/^[\da-f]{64}$/);
const language = z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z\d]+)*$/);

/** A record of one file in the Remote Settings collection `translations-models-v2`. */
const modelRecord = z.object({
  name: z.string().regex(/^\w[\w.-]{0,127}$/),
  sourceLanguage: language,
  targetLanguage: language,
  // 3.x is packed with zstd, and has the models that Firefox numbered 2.x before. Others are previews.
  version: z.string().regex(/^3\.\d+$/),
  architecture: z.string().default(""),
  fileType: z.enum(MODEL_PARTS),
  // Of the conditions on Firefox builds, these hold for a released desktop build.
  filter_expression: z
    .string()
    .trim()
    .pipe(z.enum(["", "env.appinfo.OS != 'Android'"]))
    .default(""),
  decompressedHash: sha256,
  decompressedSize: z.int().positive(),
  attachment: z.object({ location: z.string().min(1), hash: sha256, size: z.int().positive() }),
});

/** One file of a model, and where it is. */
export type ModelRecord = z.output<typeof modelRecord>;

/** A model in the registry. */
export interface RegistryModel extends Direction {
  readonly files: ReadonlyMap<ModelPart, ModelRecord>;
}

const minorOf = (version: string): number => Number(version.split(".")[1]);

/** The newest complete model of each direction, by the name of its folder. Unusable records are skipped. */
export const pickModels = (records: readonly unknown[]): ReadonlyMap<string, RegistryModel> => {
  const usable = records.flatMap((record) => modelRecord.safeParse(record).data ?? []);
  const newestFirst = usable.toSorted((one, other) => minorOf(other.version) - minorOf(one.version));
  const sets = Map.groupBy(newestFirst, ({ sourceLanguage, targetLanguage, version, architecture }) =>
    [sourceLanguage, targetLanguage, version, architecture].join(" "),
  );
  const models = new Map<string, RegistryModel>();
  for (const set of sets.values()) {
    const [{ sourceLanguage: source, targetLanguage: target }] = set as [ModelRecord];
    const files = new Map(set.map((record) => [record.fileType, record]));
    const folder = folderName({ source, target });
    if (isComplete(files) && !models.has(folder)) models.set(folder, { source, target, files });
  }
  return models;
};
