import { en } from "../messages/en.ts";
import { ko } from "../messages/ko.ts";
import type { Texts } from "../messages/messages.ts";
import type { Report } from "../schema.ts";
import {
  answerSection,
  claimsSection,
  methodSection,
  noticesSection,
  plotSections,
  tableSections,
} from "./sections.ts";
import { renderPage } from "./shell.ts";

/** The report as one page that needs nothing else: both languages, both themes, any width from 375 px on. */
export const renderHtml = (report: Report): string =>
  renderPage({
    titles: { en: en.title, ko: ko.title },
    style: "",
    bodies: { en: inLanguage(report, en), ko: inLanguage(report, ko) },
  });

const inLanguage = (report: Report, texts: Texts): string =>
  `${answerSection(report, texts)}${noticesSection(report, texts)}${plotSections(report, texts)}${tableSections(report, texts)}${claimsSection(report, texts)}${methodSection(report, texts)}`;
