/** The look of the console and the report, for one table. */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: light-dark(#fdfdfc, #15171a);
  --raised: light-dark(#ffffff, #1a1d21);
  --panel: light-dark(#f5f5f3, #1e2125);
  --ink: light-dark(#1c1e21, #e8e9eb);
  --quiet: light-dark(#5c6370, #a3a9b3);
  --line: light-dark(#dcdde0, #363a41);
  --edge: light-dark(#8b919c, #767d88);
  --accent: light-dark(#0b62b0, #6fb1f2);
  --bad: light-dark(#a8322a, #f08d84);
}
*, ::before, ::after { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, Pretendard, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif;
  font-variant-numeric: tabular-nums;
}
:root[lang="ko"] { word-break: keep-all; }
main { max-width: 960px; margin: 0 auto; padding: 40px 24px 64px; }
h1 { margin: 0; font-size: 14px; font-weight: 600; color: var(--quiet); }
p { margin: 0 0 16px; max-width: 70ch; }
[hidden] { display: none !important; }
#summary { min-height: 1.4em; margin: 0 0 24px; font-size: 24px; line-height: 1.4; font-weight: 600; text-wrap: balance; }
#summary.bad, #refusal { color: var(--bad); }
#note { margin-top: 16px; font-size: 14px; color: var(--quiet); }
input, select, button { font: inherit; color: inherit; min-height: 40px; padding: 4px 10px; background: var(--raised); border: 1px solid var(--edge); border-radius: 4px; }
button { cursor: pointer; }
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
label { font-size: 14px; font-weight: 600; }
#choices { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: end; margin-bottom: 24px; }
#choices label { display: grid; gap: 2px; }
#choices select, #choices input { font-weight: 400; }
#choices a, #choices button { min-height: 40px; display: inline-flex; align-items: center; }
#choices a { margin-left: auto; }
#key-form { display: grid; gap: 8px; max-width: 28rem; margin-top: 16px; }
#key-form button { justify-self: start; background: var(--ink); border-color: var(--ink); color: var(--paper); font-weight: 600; padding: 4px 16px; }
#key-form p { margin: 0; }
#refusal { min-height: 1.6em; }
[role="region"] { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
#caption { margin: 0 0 8px; font-size: 14px; color: var(--quiet); }
th, td { padding: 6px 0 6px 24px; text-align: right; vertical-align: baseline; white-space: nowrap; border-bottom: 1px solid var(--line); }
th:first-child { padding-left: 0; text-align: left; }
thead th { color: var(--quiet); font-weight: 600; }
tbody th { font-weight: 400; max-width: 20em; overflow: hidden; text-overflow: ellipsis; }
tbody tr:first-child th { padding-top: 20px; font-weight: 600; }
td.bad { color: var(--bad); }
.codes td { padding: 0 0 6px; text-align: left; white-space: normal; color: var(--quiet); font-size: 13px; }
.failed > * { border-bottom: 0; padding-bottom: 0; }
@media (max-width: 640px) {
  main { padding: 24px 16px 48px; }
  #choices { gap: 8px 16px; }
  #choices a { margin-left: 0; }
  th, td { padding-left: 16px; }
  tbody th { max-width: 9em; }
}
`;
