import { useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useEffect } from "react";
import { addDocument } from "../api/api.ts";
import { ApiError, toApiError } from "../api/api-error.ts";
import type { Config } from "../api/types.ts";
import { createObservable, useObservable } from "../shared/observable.ts";
import { toBase64 } from "./to-base64.ts";

interface Failed {
  readonly name: string;
  readonly error: ApiError;
}

interface Adding {
  readonly done: number;
  readonly all: number;
  readonly failed: readonly Failed[];
}

/** What went well is said for so long, and what failed until the reader goes on. */
const SHOWN_MS = 8_000;

/** Of this tab, whichever conversation or view is looked at meanwhile. */
const current = createObservable<Adding | undefined>(undefined);
let waiting: readonly File[] = [];

const isUnfinished = ({ done, all }: Adding): boolean => done < all;

const addOne = async (file: File, largest: number): Promise<Failed[]> => {
  try {
    if (file.size > largest) throw new ApiError("too_large", "");
    await addDocument(file.name, await toBase64(file));
    return [];
  } catch (error) {
    return [{ name: file.name, error: toApiError(error) }];
  }
};

/** One after the other; those that come meanwhile wait their turn. @param largest in bytes */
const addAll = async (files: readonly File[], largest: number): Promise<void> => {
  waiting = [...waiting, ...files];
  const before = current.get();
  if (before && isUnfinished(before)) {
    current.set({ ...before, all: before.all + files.length });
    return;
  }
  current.set({ done: 0, all: files.length, failed: [] });
  for (let [file, ...rest] = waiting; file; [file, ...rest] = waiting) {
    waiting = rest;
    const failed = await addOne(file, largest);
    const now = current.get();
    if (now) current.set({ ...now, done: now.done + 1, failed: [...now.failed, ...failed] });
  }
};

/** Adds files to the documents that are searched. */
export const useAddDocuments = ({ limits, caller }: Config) => {
  const queries = useQueryClient();
  const adding = useObservable(current);
  const isRunning = adding !== undefined && isUnfinished(adding);
  const isAllAdded = adding !== undefined && !isRunning && adding.failed.length === 0;
  useEffect(() => {
    if (!isAllAdded) return;
    const timer = setTimeout(() => current.set(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isAllAdded]);

  const add = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    await addAll(files, limits.document);
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
  return { adding, isRunning, mayAdd, dropTarget: dropTarget || {}, add, close };
};

export type AddDocuments = ReturnType<typeof useAddDocuments>;
