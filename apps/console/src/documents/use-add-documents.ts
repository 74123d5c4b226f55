import { useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useEffect, useState } from "react";
import { addDocument } from "../api/api.ts";
import { ApiError, toApiError } from "../api/api-error.ts";
import type { Config } from "../api/types.ts";
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

/** Adds files to the documents that are searched, one after the other. */
export const useAddDocuments = ({ limits, caller }: Config) => {
  const queries = useQueryClient();
  const [adding, setAdding] = useState<Adding>();
  const isRunning = adding !== undefined && adding.done < adding.all;
  const isAllAdded = adding !== undefined && !isRunning && adding.failed.length === 0;
  useEffect(() => {
    if (!isAllAdded) return;
    const timer = setTimeout(() => setAdding(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isAllAdded]);

  const addOne = async (file: File): Promise<Failed[]> => {
    try {
      if (file.size > limits.document) throw new ApiError("too_large", "");
      await addDocument(file.name, await toBase64(file));
      return [];
    } catch (error) {
      return [{ name: file.name, error: toApiError(error) }];
    }
  };
  const add = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0 || isRunning) return;
    let failed: readonly Failed[] = [];
    setAdding({ done: 0, all: files.length, failed });
    for (const [index, file] of files.entries()) {
      failed = [...failed, ...(await addOne(file))];
      setAdding({ done: index + 1, all: files.length, failed });
    }
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
    if (!isRunning) setAdding(undefined);
  };
  return { adding, isRunning, mayAdd, dropTarget: dropTarget || {}, add, close };
};

export type AddDocuments = ReturnType<typeof useAddDocuments>;
