import type { FolderSummary, IndexSummary } from "@twinhost/tools";
import { DOCUMENT_ENDINGS } from "@twinhost/tools";
import { counted } from "./counted.ts";

/** Prints what indexing did and left out; sets exit code 1 if a path was not read or a folder has no document. */
export const reportIndexing = (summary: IndexSummary): void => {
  const { indexed, unchanged, removed, skipped, kept, unread, folders, isUntouched } = summary;
  const parts = [`${indexed} indexed`, `${unchanged} unchanged`, `${removed} removed`, `${skipped} skipped`];
  process.stdout.write(`${[...parts, ...(unread > 0 ? [`${kept} kept`] : [])].join(", ")}\n`);
  for (const folder of folders) {
    if (folder.documents === 0) {
      fail(`There is no document in ${folder.path}: only ${DOCUMENT_ENDINGS.join(" ")} are taken.`);
    }
    if (folder.leftOut.size > 0) process.stderr.write(`Left out in ${folder.path}: ${describeLeftOut(folder)}\n`);
  }
  if (unread > 0) {
    fail(
      `${counted(unread, "path")} of those named above could not be read; ` +
        `${counted(kept, "document")} indexed from there before ${kept === 1 ? "was" : "were"} kept. ` +
        "Make what is named readable and run the command again.",
    );
  }
  if (isUntouched) fail("The index was left as it was.");
};

const fail = (message: string): void => {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
};

/** Only the most frequent kinds are named; a folder of code has dozens. */
const MOST_KINDS = 12;

const describeLeftOut = ({ leftOut }: FolderSummary): string => {
  const kinds = [...leftOut].sort(([, left], [, right]) => right - left);
  const rest = kinds.slice(MOST_KINDS).reduce((sum, [, count]) => sum + count, 0);
  return [
    ...kinds.slice(0, MOST_KINDS).map(([kind, count]) => `${count} ${kind}`),
    ...(rest > 0 ? [`${rest} other`] : []),
  ].join(", ");
};
