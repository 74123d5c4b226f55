import { escapeHtml } from "./markup.ts";
import { STYLE } from "./style.ts";

interface Page {
  readonly titles: { readonly en: string; readonly ko: string };
  /** Added to the common style of all reports. */
  readonly style: string;
  /** The page's sections in each language. */
  readonly bodies: { readonly en: string; readonly ko: string };
}

/** The page of a report: a language switch, and nothing loaded from elsewhere. */
export const renderPage = ({ titles, style, bodies }: Page): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<title>${escapeHtml(titles.en)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}${style}</style>
</head>
<body>
<input type="radio" name="language" id="english" class="language" checked aria-label="English">
<input type="radio" name="language" id="korean" class="language" aria-label="한국어">
<script>${languageScript(titles)}</script>
<header><span class="name">Twinhost</span><span class="languages"><label for="english" lang="en">English</label><label for="korean" lang="ko">한국어</label></span></header>
<main lang="en">${bodies.en}</main>
<main lang="ko">${bodies.ko}</main>
</body>
</html>
`;

/** Runs before the first text is drawn, so that the wrong language never shows first. The switch works without it. */
const languageScript = (titles: Page["titles"]): string => `
const titles = ${JSON.stringify(titles)};
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
