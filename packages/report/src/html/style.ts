/** The page's style: the same look in both themes, readable from 375 px, and nothing loaded from elsewhere. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fdfdfc; --panel: #f5f5f3; --ink: #1c1e21; --quiet: #5c6370; --line: #dcdde0;
  --http: #0b62b0; --rest: #3a8fce; --stdio: #a85b00; --grey: #6d7480;
  --good: #1d7044; --bad: #a8322a;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #15171a; --panel: #1e2125; --ink: #e8e9eb; --quiet: #a3a9b3; --line: #363a41;
    --http: #6fb1f2; --rest: #a3d2f7; --stdio: #f0a640; --grey: #9aa1ac;
    --good: #6cc794; --bad: #f08d84;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 1080px; padding: 24px; background: var(--paper); color: var(--ink);
  font: 16px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, Pretendard, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
main[lang="ko"] { word-break: keep-all; }
header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: baseline; justify-content: space-between; }
header .name { font-weight: 600; }
.languages { display: flex; gap: 4px; }
.languages label { padding: 4px 12px; border: 1px solid var(--line); border-radius: 4px; cursor: pointer; color: var(--quiet); }
input.language { position: absolute; opacity: 0; pointer-events: none; }
#english:checked ~ header label[for="english"], #korean:checked ~ header label[for="korean"] { color: var(--ink); border-color: var(--ink); }
#english:focus-visible ~ header label[for="english"], #korean:focus-visible ~ header label[for="korean"] { outline: 2px solid var(--http); outline-offset: 2px; }
main { display: none; }
#english:checked ~ main[lang="en"], #korean:checked ~ main[lang="ko"] { display: block; }
h1 { font-size: 28px; line-height: 1.35; font-weight: 650; margin: 32px 0 16px; max-width: 34em; text-wrap: balance; }
h2 { font-size: 14px; font-weight: 600; color: var(--quiet); margin: 56px 0 0; }
h3 { font-size: 20px; line-height: 1.4; font-weight: 600; margin: 4px 0 16px; text-wrap: balance; }
h4 { font-size: 14px; margin: 0 0 4px; color: var(--quiet); font-weight: 600; }
p, li { max-width: 70ch; }
.second { font-size: 18px; margin: 0 0 24px; }
.title { font-weight: 600; margin: 24px 0 0; max-width: none; }
.run { color: var(--quiet); font-size: 14px; margin: 0; max-width: none; } .run + h1 { margin-top: 16px; }
.totals { list-style: none; display: flex; flex-wrap: wrap; gap: 8px; margin: 0 0 24px; padding: 0; }
.quiet, figcaption { color: var(--quiet); font-size: 14px; }
figure { margin: 0; }
figcaption { margin-top: 8px; max-width: 70ch; }
.cards { display: grid; grid-template-columns: 1fr minmax(0, 1fr) 1fr; gap: 16px; align-items: center; }
.card { display: flex; flex-direction: column; padding: 16px 24px; border: 1px solid var(--line); border-top: 4px solid var(--transport); border-radius: 4px; }
.card.http { --transport: var(--http); } .card.stdio { --transport: var(--stdio); }
.card strong { font-size: 36px; line-height: 1.3; font-weight: 650; color: var(--transport); }
.card .scenario { font-weight: 600; }
.versus { text-align: center; font-weight: 600; margin: 0; text-wrap: balance; }
section > h3 { margin-top: 32px; }
.two .plots { display: grid; grid-template-columns: 1fr 1fr; gap: 32px; }
.side { min-width: 0; border-top: 3px solid var(--transport); padding-top: 8px; }
.side.http { --transport: var(--http); } .side.stdio { --transport: var(--stdio); }
svg { display: block; height: auto; max-width: 100%; }
svg [data-mark*="grid"] { stroke: var(--line); stroke-opacity: 1; }
svg [data-mark*="tick label"] { fill: var(--quiet); }
.narrow { display: none; }
aside { margin-top: 32px; border-left: 3px solid var(--line); padding-left: 16px; color: var(--quiet); font-size: 14px; }
aside ul { margin: 0; padding: 0; list-style: none; } aside li + li { margin-top: 8px; }
.scroll { overflow-x: auto; margin-top: 8px; }
@media screen {
  /* A shadow at the side where more of the table is: the covers move with it, the shadows do not. */
  .scroll {
    background: linear-gradient(to right, var(--paper) 8px, transparent 24px) left / 24px 100% no-repeat local,
      linear-gradient(to left, var(--paper) 8px, transparent 24px) right / 24px 100% no-repeat local,
      linear-gradient(to right, color-mix(in srgb, var(--ink) 22%, transparent), transparent) left / 12px 100% no-repeat scroll,
      linear-gradient(to left, color-mix(in srgb, var(--ink) 22%, transparent), transparent) right / 12px 100% no-repeat scroll;
  }
}
table { border-collapse: collapse; font-size: 13px; width: 100%; }
th, td { text-align: right; padding: 6px; border-bottom: 1px solid var(--line); white-space: nowrap; }
thead th { color: var(--quiet); font-weight: 600; white-space: normal; vertical-align: bottom; min-width: 4em; }
th:first-child { text-align: left; }
tbody th { font-weight: 600; }
.scroll tbody th { border-left: 4px solid var(--transport); }
.ratios th, .ratios td { white-space: normal; text-align: left; } .ratios tbody th { font-weight: 400; }
.reasons { margin: 8px 0 0; padding-left: 20px; color: var(--quiet); font-size: 13px; } td sup { font-size: 10px; line-height: 0; color: var(--quiet); }
.cases { font-size: 15px; } .cases th, .cases td { text-align: left; white-space: normal; padding: 8px 12px 8px 0; vertical-align: top; }
.scroll .cases tbody th { border-left: 0; } .cases .http { color: var(--http); } .cases .stdio { color: var(--stdio); }
.cases .refuted { color: var(--bad); } .cases .depends { color: var(--ink); }
.claims { list-style: none; padding: 0; margin: 16px 0 0; }
.claim { display: grid; grid-template-columns: 48px 1fr; gap: 8px; padding: 12px 0; border-top: 1px solid var(--line); max-width: none; }
.claim p { margin: 0; } .claim .id { font-weight: 600; color: var(--quiet); }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 4px; padding: 0 8px; font-size: 13px; font-weight: 600; white-space: nowrap; color: var(--quiet); }
.badge.confirmed { color: var(--good); } .badge.refuted { color: var(--bad); } .badge.depends { color: var(--ink); }
.badge.not-measured { border-style: dashed; font-weight: 400; }
code { font-size: 14px; background: var(--panel); padding: 2px 6px; border-radius: 4px; }
.word { display: inline-block; max-width: 100%; }
a { color: var(--http); }
@media screen and (max-width: 720px) {
  body { padding: 16px; }
  h1 { font-size: 22px; margin-top: 24px; } .second { font-size: 16px; } h3 { font-size: 18px; }
  .cards { grid-template-columns: 1fr 1fr; } .versus { grid-row: 2; grid-column: 1 / -1; text-align: left; }
  .card { padding: 12px 16px; } .card strong { font-size: 26px; }
  .two .plots { grid-template-columns: 1fr; }
  .wide { display: none; } .narrow { display: block; }
  .cases thead { display: none; } .cases tr { display: grid; grid-template-columns: 1fr auto; padding: 8px 0; border-bottom: 1px solid var(--line); }
  .cases tbody th, .cases td { border: 0; padding: 2px 0; } .cases td:nth-child(n + 3) { grid-column: 1 / -1; }
}
@media print {
  @page { size: A4; margin: 12mm; }
  @page wide { size: A4 landscape; margin: 12mm; }
  :root { color-scheme: light; } body { padding: 0; max-width: none; font-size: 14px; } .languages { display: none; }
  .answer, figure, .claim, .card { break-inside: avoid; } h2, h3 { break-after: avoid; }
  h2 { margin-top: 32px; } .landscape { page: wide; } .scroll { overflow: visible; } .scroll table { font-size: 11px; } .scroll th, .scroll td { padding: 4px; white-space: normal; }
  .scroll tr { break-inside: avoid; } .cases tr:nth-last-child(-n + 3) { break-before: avoid; } .cases th:nth-child(3) { width: 42%; }
  .scroll .cases { font-size: 12px; } .scroll .cases th, .scroll .cases td { padding: 4px 8px 4px 0; } .cases .badge { font-size: 11px; white-space: normal; }
  .scroll .cases :is(tbody th, td:last-child) { white-space: nowrap; font-size: 11px; }
}
`;
