import { en } from "../messages/en.ts";
import { ko } from "../messages/ko.ts";
import type { Texts } from "../messages/messages.ts";
import type { Report } from "../schema.ts";
import { answerSection, noticesSection } from "./answer-section.ts";
import { casesSection } from "./cases-section.ts";
import { plotSections } from "./plot-sections.ts";
import { renderPage } from "./shell.ts";
import { tableSections } from "./table-sections.ts";
import { claimsSection, methodSection } from "./text-sections.ts";

/** The report as one self-contained page: both languages, both themes, any width from 375 px. */
export const renderHtml = (report: Report): string =>
  renderPage({
    titles: { en: en.title, ko: ko.title },
    style: "",
    bodies: { en: inLanguage(report, en), ko: inLanguage(report, ko) },
  });

const SECTIONS = [
  answerSection,
  noticesSection,
  casesSection,
  plotSections,
  tableSections,
  claimsSection,
  methodSection,
] as const;

const inLanguage = (report: Report, texts: Texts): string => SECTIONS.map((section) => section(report, texts)).join("");
