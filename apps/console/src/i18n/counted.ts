import { digits } from "../shared/figures.ts";

/** A number with its noun, in English. */
export const counted = (count: number, noun: string): string => `${digits(count)} ${noun}${count === 1 ? "" : "s"}`;
