import {
  CLAIM_IDS,
  type ClaimId,
  type Crossover,
  type Estimate,
  en,
  ko,
  type LedgerClaim,
  type LedgerExperiment,
  type LedgerReport,
  type LedgerTexts,
  type LedgerWords,
  ledgerEn,
  ledgerKo,
  percent,
  showEstimate,
  showFigure,
} from "@twinhost/report";
import type { ClaimRule, Estimates, Experiment, Facts, Judgement } from "../experiments/experiment.ts";
import { EXPERIMENTS, experimentOf } from "../experiments/registry.ts";
import { beyondNoise, estimateFigures } from "../experiments/statistics.ts";
import { BUSY_SHARE } from "../summary/load.ts";
import type { recordRun } from "../summary/run-record.ts";
import type { ExperimentResult } from "./result.ts";

export interface LedgerRun {
  readonly record: ReturnType<typeof recordRun>;
  readonly mode: "full" | "quick";
  /** What experiments need that this machine lacks. */
  readonly missing: ReadonlyMap<ClaimId, string>;
}

/** A judgement, and the figures that its rule used. */
interface RecordedJudgement extends Judgement {
  readonly reason: "noise" | "busy" | "unfit" | null;
  readonly figures: LedgerClaim["figures"];
}

/** An experiment with its results and judgements. */
interface Judged {
  readonly experiment: Experiment;
  readonly result: ExperimentResult;
  readonly summary: LedgerExperiment;
  readonly judgements: ReadonlyMap<ClaimId, RecordedJudgement>;
}

/** The report of a run: every claim is judged by its rule, never by hand. */
export const summarizeLedger = (
  results: readonly ExperimentResult[],
  { record, mode, missing }: LedgerRun,
): LedgerReport => {
  const judged = EXPERIMENTS.flatMap((experiment) => {
    const result = results.find(({ id }) => id === experiment.id);
    return result ? [judge(experiment, result)] : [];
  });
  const claims = CLAIM_IDS.map((claim) => verdictOn(claim, judged, missing));
  const report = {
    schemaVersion: 2 as const,
    ...record,
    mode,
    claims,
    experiments: judged.map(({ summary }) => summary),
  };
  return {
    ...report,
    words: { en: wordsOf(report, judged, missing, en, ledgerEn), ko: wordsOf(report, judged, missing, ko, ledgerKo) },
  };
};

const judge = (experiment: Experiment, result: ExperimentResult): Judged => {
  const { id, claims, figures } = experiment;
  const estimated = result.failure === null ? estimateFigures(figures, result.starts) : new Map<string, Estimate>();
  const reason = result.failure ?? brokenFigure(estimated);
  const isVoid = reason !== null;
  const measured = isVoid ? new Map<string, Estimate>() : estimated;
  const estimates = beyondNoise(figures, measured);
  const isBusy = isDisturbed(result);
  return {
    experiment,
    result,
    summary: {
      id,
      claims: Object.keys(claims) as ClaimId[],
      startedAt: result.startedAt,
      seconds: result.seconds,
      outcome: isVoid ? "void" : "measured",
      reason,
      starts: result.starts,
      drifting: result.drifting,
      othersShare: result.othersShare,
      figures: isVoid
        ? []
        : figures.flatMap(({ id, unit, noise = null }) => {
            const estimate = measured.get(id);
            return estimate ? [{ id, unit, measured: estimate, noise }] : [];
          }),
    },
    judgements: new Map(
      isVoid ? [] : Object.entries(claims).map(([claim, rule]) => [claim as ClaimId, judgeBy(rule, estimates, isBusy)]),
    ),
  };
};

/** Such a load hits identical deployments alike, different ones differently, so the noise figures do not show it. */
const isDisturbed = ({ othersShare }: ExperimentResult): boolean => (othersShare ?? 0) > BUSY_SHARE;

/** Division by zero gives no figure, and no verdict may rest on it. */
const brokenFigure = (estimates: ReadonlyMap<string, Estimate>): string | null => {
  const found = [...estimates].find(([, { value, low, high }]) => ![value, low ?? 0, high ?? 0].every(Number.isFinite));
  return found ? `The figure ${found[0]} is no number.` : null;
};

/** Records which figures a verdict rests on: those that its rule reads. */
const judgeBy = (rule: ClaimRule, estimates: Estimates, isBusy: boolean): RecordedJudgement => {
  const asked = new Map<string, LedgerClaim["figures"][number]>();
  const recorded: Estimates = (id) => {
    const used = estimates(id);
    asked.set(id, { id, used });
    return used;
  };
  const { isUnfit, ...judgement } = rule.judge(recorded, (id) => estimates(id).value);
  const looked = { figures: [...asked.values()] };
  if (isBusy && !rule.countsOnly) return { verdict: "inconclusive", reason: "busy", ...looked };
  const reason = isUnfit ? "unfit" : "noise";
  return { ...judgement, reason: judgement.verdict === "inconclusive" ? reason : null, ...looked };
};

const verdictOn = (claim: ClaimId, judged: readonly Judged[], missing: ReadonlyMap<ClaimId, string>): LedgerClaim => {
  const experiment = experimentOf(claim);
  const common = {
    claim,
    experiment: experiment?.id ?? null,
    crossover: null,
    thresholds: { ...experiment?.claims[claim]?.thresholds },
    figures: [],
  };
  const notMeasured = (reason: NonNullable<LedgerClaim["reason"]>): LedgerClaim => ({
    ...common,
    verdict: "not-measured",
    reason,
  });
  if (!experiment) return notMeasured("no-experiment");
  const found = judged.find(({ summary }) => summary.id === experiment.id);
  if (!found) return notMeasured(missing.has(experiment.id) ? "missing" : "not-chosen");
  const judgement = found.judgements.get(claim);
  if (!judgement) return notMeasured("void");
  const { verdict, reason, crossover = null, figures } = judgement;
  return { ...common, verdict, reason, crossover, figures };
};

const wordsOf = (
  report: Omit<LedgerReport, "words">,
  judged: readonly Judged[],
  missing: ReadonlyMap<ClaimId, string>,
  names: typeof en,
  texts: LedgerTexts,
): LedgerWords => {
  const { language } = names;
  const { machine, mode } = report;
  return {
    title: texts.title,
    answer: texts.answer(report.claims),
    notices: [
      ...texts.notices({
        mode,
        busy: machine.load.busyBefore > BUSY_SHARE ? percent(machine.load.busyBefore) : undefined,
        voided: report.experiments.flatMap(({ id, outcome }) => (outcome === "void" ? [id] : [])),
        disturbed: judged.flatMap(({ result }) => (isDisturbed(result) ? [result.id] : [])),
      }),
    ],
    claims: report.claims.map((claim) => ({
      claim: claim.claim,
      name: names.claims[claim.claim],
      verdict: names.verdictName(claim),
      because: becauseOf(claim, judged, missing, language, texts),
      rule: experimentOf(claim.claim)?.texts[language].claims[claim.claim]?.rule ?? "",
    })),
    experiments: judged.map(({ experiment, summary }) => {
      const { question, method, figureName } = experiment.texts[language];
      return {
        id: experiment.id,
        question,
        method: [...method, ...(summary.drifting.length > 0 ? [texts.drifting(summary.drifting)] : [])],
        figures: summary.figures.map(({ id, unit, measured }) => ({
          id,
          name: figureName(id),
          shown: showEstimate(unit, measured, texts),
        })),
      };
    }),
    method: [...texts.method(report)],
  };
};

const becauseOf = (
  judgedClaim: LedgerClaim,
  judged: readonly Judged[],
  missing: ReadonlyMap<ClaimId, string>,
  language: "en" | "ko",
  texts: LedgerTexts,
): string => {
  const { claim, experiment: id, reason, verdict } = judgedClaim;
  const found = judged.find(({ summary }) => summary.id === id);
  const judgement = found?.judgements.get(claim);
  if (!found || !judgement) {
    const what = found?.summary.reason ?? missing.get(experimentOf(claim)?.id ?? claim) ?? "";
    return [reason ? texts.reasons[reason] : "", what].join(" ").trim();
  }
  const said = found.experiment.texts[language].claims[claim]?.because(factsOf(found, judgement, texts)) ?? "";
  if (verdict === "depends") return `${texts.depends(texts.cases.condition(judgedClaim))} ${said}`;
  return reason === null ? said : `${said} ${texts.reasons[reason]}`;
};

const factsOf = ({ summary }: Judged, judgement: Judgement, texts: LedgerTexts): Facts => {
  const figure = (id: string) => {
    const found = summary.figures.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`There is no figure ${id}.`);
    return found;
  };
  return {
    judgement,
    measured: (id) => figure(id).measured,
    has: (id) => summary.figures.some((candidate) => candidate.id === id),
    shown: (id) => showEstimate(figure(id).unit, figure(id).measured, texts),
    crossover: judgement.crossover && showCrossover(judgement.crossover, texts),
  };
};

const showCrossover = ({ value, unit, between }: Crossover, texts: LedgerTexts): string =>
  `${showFigure(unit, value, texts)} (${between.map((point) => showFigure(unit, point, texts)).join(texts.to)})`;
