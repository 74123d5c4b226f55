import { useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useEffect } from "react";
import { addDocument, readDocuments } from "../api/api.ts";
import { ApiError, toApiError } from "../api/api-error.ts";
import type { Config } from "../api/types.ts";
import { createObservable, useObservable } from "../shared/observable.ts";
import { type DocumentLimits, isTooLarge } from "./document-limits.ts";
import { toBase64 } from "./to-base64.ts";

interface Failed {
  readonly name: string;
  readonly error: ApiError;
}

interface Adding {
  readonly done: number;
  readonly all: number;
  readonly added: number;
  readonly failed: readonly Failed[];
  /** Not added because a document has the same name; replaced only if the user says so. */
  readonly taken: readonly File[];
}

interface Waiting {
  readonly file: File;
  readonly replaces: boolean;
}

/** How long a success is shown; failures stay until the user dismisses them. */
const SHOWN_MS = 8_000;

/** Shared by all views and conversations of this tab. */
const current = createObservable<Adding | undefined>(undefined);
let waiting: readonly Waiting[] = [];

const isUnfinished = ({ done, all }: Adding): boolean => done < all;

const isTaken = async (fileName: string): Promise<boolean> => {
  // As the server stores it.
  const stored = fileName.normalize("NFC").trim();
  return (await readDocuments()).some(({ name }) => name === stored);
};

const addOne = async (
  { file, replaces }: Waiting,
  limits: DocumentLimits,
): Promise<Partial<Pick<Adding, "added" | "failed" | "taken">>> => {
  try {
    if (isTooLarge(file, limits)) throw new ApiError("too_large", "");
    if (!replaces && (await isTaken(file.name))) return { taken: [file] };
    await addDocument(file.name, await toBase64(file));
    return { added: 1 };
  } catch (error) {
    return { failed: [{ name: file.name, error: toApiError(error) }] };
  }
};

/** Adds files one by one; files that arrive in the meantime are queued. */
const addAll = async (files: readonly Waiting[], limits: DocumentLimits): Promise<void> => {
  waiting = [...waiting, ...files];
  const before = current.get();
  if (before && isUnfinished(before)) {
    current.set({ ...before, all: before.all + files.length });
    return;
  }
  const asked = before?.taken.filter((taken) => !files.some(({ file }) => file === taken)) ?? [];
  current.set({ done: 0, all: files.length, added: 0, failed: [], taken: asked });
  for (let [next, ...rest] = waiting; next; [next, ...rest] = waiting) {
    waiting = rest;
    const { added = 0, failed = [], taken = [] } = await addOne(next, limits);
    const now = current.get();
    if (now)
      current.set({
        ...now,
        done: now.done + 1,
        added: now.added + added,
        failed: [...now.failed, ...failed],
        taken: [...now.taken, ...taken],
      });
  }
};

/** Adds files to the searchable documents. */
export const useAddDocuments = ({ limits, caller }: Config) => {
  const queries = useQueryClient();
  const adding = useObservable(current);
  const isRunning = adding !== undefined && isUnfinished(adding);
  const isAllAdded = adding !== undefined && !isRunning && adding.failed.length === 0 && adding.taken.length === 0;
  useEffect(() => {
    if (!isAllAdded) return;
    const timer = setTimeout(() => current.set(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isAllAdded]);

  const add = async (files: readonly File[], replaces = false): Promise<void> => {
    if (files.length === 0) return;
    await addAll(
      files.map((file) => ({ file, replaces })),
      limits.documents,
    );
    for (const key of ["documents", "document", "examples"]) await queries.invalidateQueries({ queryKey: [key] });
  };
  const mayAdd = caller.role === "admin";
  const dropTarget = mayAdd && {
    onDragOver: (event: DragEvent): void => {
      if (event.dataTransfer.types.includes("Files")) event.preventDefault();
    },
    onDrop: (event: DragEvent): void => {
      event.preventDefault();
      void add([...event.dataTransfer.files]);
    },
  };
  const close = (): void => {
    if (!isRunning) current.set(undefined);
  };
  const replaceTaken = (): void => void add(adding?.taken ?? [], true);
  return {
    adding,
    isRunning,
    mayAdd,
    limits: limits.documents,
    dropTarget: dropTarget || {},
    add,
    replaceTaken,
    close,
  };
};

export type AddDocuments = ReturnType<typeof useAddDocuments>;
