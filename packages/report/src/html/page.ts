import { en } from "../messages/en.ts";
import { ko } from "../messages/ko.ts";
import type { Texts } from "../messages/messages.ts";
import type { Report } from "../schema.ts";
import { escapeHtml } from "./markup.ts";
import {
  answerSection,
  claimsSection,
  methodSection,
  noticesSection,
  plotSections,
  tableSections,
} from "./sections.ts";
import { STYLE } from "./style.ts";

/** The report as one page that needs nothing else: both languages, both themes, any width from 375 px on. */
export const renderHtml = (report: Report): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<title>${escapeHtml(en.title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<input type="radio" name="language" id="english" class="language" checked aria-label="English">
<input type="radio" name="language" id="korean" class="language" aria-label="한국어">
<script>${LANGUAGE_SCRIPT}</script>
<header><span class="name">Twinhost</span><span class="languages"><label for="english" lang="en">English</label><label for="korean" lang="ko">한국어</label></span></header>
${inLanguage(report, en)}
${inLanguage(report, ko)}
</body>
</html>
`;

const inLanguage = (report: Report, texts: Texts): string =>
  `<main lang="${texts.language}">${answerSection(report, texts)}${noticesSection(report, texts)}${plotSections(report, texts)}${tableSections(report, texts)}${claimsSection(report, texts)}${methodSection(report, texts)}</main>`;

/** Runs before the first text is drawn, so that the page never shows the other language first. The switch works without it. */
const LANGUAGE_SCRIPT = `
const titles = ${JSON.stringify({ en: en.title, ko: ko.title })};
const [english, korean] = ["english", "korean"].map((id) => document.getElementById(id));
const follow = () => {
  document.documentElement.lang = korean.checked ? "ko" : "en";
  document.title = titles[document.documentElement.lang];
};
korean.checked = navigator.language.startsWith("ko");
english.checked = !korean.checked;
english.onchange = korean.onchange = follow;
follow();
`;
