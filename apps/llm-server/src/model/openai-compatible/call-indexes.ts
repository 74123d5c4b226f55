import { asObject, type Json } from "./read-json.ts";

/**
 * Gives each call of a stream its own index: Ollama and others give all parallel calls the index 0, each with its own
 * id.
 * @returns a function that corrects the indexes in the pieces of one chunk
 */
export const createCallIndexes = (): ((pieces: readonly Json[]) => Json[]) => {
  /** The call that a server's index currently stands for. */
  const current = new Map<unknown, { readonly index: number; readonly id: unknown; said: string }>();
  let count = 0;

  return (pieces) =>
    pieces.map((piece) => {
      const { name, arguments: said = "" } = asObject(piece.function) ?? {};
      const known = current.get(piece.index);
      const isNext = known !== undefined && name !== undefined && isAnother(known, piece.id);
      const call = known && !isNext ? known : { index: count++, id: piece.id, said: "" };
      call.said += said;
      current.set(piece.index, call);
      return { ...piece, index: call.index };
    });
};

/** Whether a piece with a name starts another call, instead of continuing this one and repeating its name. */
const isAnother = ({ id, said }: { readonly id: unknown; readonly said: string }, next: unknown): boolean =>
  id !== undefined && next !== undefined ? id !== next : isComplete(said);

const isComplete = (text: string): boolean => {
  try {
    return asObject(JSON.parse(text)) !== undefined;
  } catch {
    return false;
  }
};
