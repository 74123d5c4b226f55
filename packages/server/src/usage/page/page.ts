import { type Language, WORDS } from "./words.ts";

/**
 * The shell of the page. It holds no figures: the script fetches them with the reader's key.
 * @param groups names of ours, which need no escaping
 */
export const renderUsagePage = (language: Language, groups: readonly string[]): string => {
  const words = WORDS[language];
  const options = groups.map((group) => `<option value="${group}">${words.groups[group] ?? group}</option>`).join("");
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Twinhost: ${words.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="usage/usage.css">
</head>
<body>
<main>
<h1>${words.title}</h1>
<noscript><p>${words.needsScript}</p></noscript>
<form id="key-form" hidden>
<p id="key-hint">${words.keyHint}</p>
<label for="key">${words.keyLabel}</label>
<input id="key" type="password" autocomplete="off" spellcheck="false" required aria-describedby="key-hint refusal">
<button>${words.show}</button>
<p id="refusal" role="alert"></p>
</form>
<div id="usage" hidden>
<p id="summary" role="status"></p>
<form id="choices">
<label>${words.by} <select name="by">${options}</select></label>
<label>${words.period} <select name="period"><option value="day">${words.day}</option><option value="hour">${words.hour}</option></select></label>
<label>${words.since} <input name="from" type="date" required></label>
<a id="csv" href="usage?format=csv" download="usage.csv">${words.csv}</a>
<button id="forget" type="button" hidden>${words.forget}</button>
</form>
<div id="table" hidden>
<p id="caption">${words.caption}</p>
<div role="region" aria-labelledby="caption" tabindex="0">
<table aria-labelledby="caption">
<thead><tr id="head"></tr></thead>
</table>
</div>
</div>
<p id="note">${words.note}</p>
</div>
</main>
<script type="application/json" id="words">${JSON.stringify(words)}</script>
<script src="usage/usage.js"></script>
</body>
</html>
`;
};
