import { useQuery } from "@tanstack/react-query";
import { type Constants, constantsFrom, type MeasuredLedger, referenceConstants } from "@twinhost/advisor";
import { readClaims } from "../api/api.ts";

/** The figures behind the advice, and their origin. */
export interface Figures {
  readonly constants: Constants;
  /** The run that measured them; undefined for reference figures. */
  readonly run: { readonly startedAt: string; readonly mode: "full" | "quick"; readonly isPart: boolean } | undefined;
  /** Whether a report exists that cannot be read. */
  readonly isUnreadable: boolean;
}

const REFERENCE: Figures = { constants: referenceConstants, run: undefined, isUnreadable: false };

/** Figures of the last `bench claims` if the server has its report, else the reference figures. */
export const useFigures = (hasClaims: boolean): Figures | undefined => {
  const { data, error } = useQuery({
    queryKey: ["claims"],
    queryFn: async () => figuresOf(await readClaims<MeasuredLedger>()),
    enabled: hasClaims,
  });
  if (!hasClaims) return REFERENCE;
  return error ? { ...REFERENCE, isUnreadable: true } : data;
};

const figuresOf = (ledger: MeasuredLedger): Figures => {
  const constants = constantsFrom(ledger);
  const kinds = new Set(Object.values(constants).map(({ source }) => source.kind));
  if (!kinds.has("measured")) return REFERENCE;
  const { startedAt, mode } = ledger;
  return { constants, run: { startedAt, mode, isPart: kinds.has("reference") }, isUnreadable: false };
};
