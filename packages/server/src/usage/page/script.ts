/** Runs in the browser. */
export const SCRIPT = `"use strict";
const byId = (id) => document.getElementById(id);
const words = JSON.parse(byId("words").textContent);
const language = document.documentElement.lang;
const keyForm = byId("key-form");
const choices = byId("choices");
const STORED_KEY = "twinhost.key";
const COUNTED = ["period", "name", "calls", "errors", "errorsByCode", "p50Ms", "p95Ms"];
const DAY_MS = 24 * 60 * 60 * 1000;

const whole = new Intl.NumberFormat(language);
const rounded = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
const percent = new Intl.NumberFormat(language, { style: "percent", maximumSignificantDigits: 2 });
const longDay = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
const fill = (text, values) => text.replace(/\\{(\\w+)\\}/g, (_, name) => values[name]);
const dayOf = (ms) => new Date(ms).toISOString().slice(0, 10);

const storedKey = () => sessionStorage.getItem(STORED_KEY) ?? "";
const keep = (key) => key ? sessionStorage.setItem(STORED_KEY, key) : sessionStorage.removeItem(STORED_KEY);

const query = () => new URLSearchParams(new FormData(choices));
const ask = (parameters, accept) => {
  const key = storedKey();
  return fetch("usage?" + parameters, { headers: { Accept: accept, ...(key && { "X-API-Key": key }) } });
};

const cell = (row, text, tag = "td") => {
  const element = row.appendChild(document.createElement(tag));
  element.textContent = text;
  return element;
};
const head = (row, text, scope) => {
  cell(row, text, "th").scope = scope;
};

const showHead = (by, measures) => {
  const row = byId("head");
  row.replaceChildren();
  const names = [words.groups[by] ?? by, words.calls, words.errors, words.p50, words.p95];
  for (const name of [...names, ...measures.map((measure) => words.measures[measure] ?? measure)]) head(row, name, "col");
};
const showCodes = (body, { errorsByCode }, columns) => {
  const row = body.appendChild(document.createElement("tr"));
  row.className = "codes";
  const codes = Object.entries(errorsByCode).map(([code, count]) => code + " " + whole.format(count));
  cell(row, words.errors + ": " + codes.join(", ")).colSpan = columns;
};
const showRow = (body, usage, measures) => {
  const row = body.appendChild(document.createElement("tr"));
  head(row, usage.name, "row");
  row.firstChild.title = usage.name;
  cell(row, whole.format(usage.calls));
  cell(row, whole.format(usage.errors)).className = usage.errors > 0 ? "bad" : "";
  cell(row, rounded.format(usage.p50Ms));
  cell(row, rounded.format(usage.p95Ms));
  for (const measure of measures)
    cell(row, measure.startsWith("bytes") ? rounded.format(usage[measure] / 1000) : whole.format(usage[measure]));
  if (usage.errors === 0) return;
  row.className = "failed";
  showCodes(body, usage, row.cells.length);
};
const showPeriod = (table, period, rows, measures) => {
  const body = table.appendChild(document.createElement("tbody"));
  const row = body.appendChild(document.createElement("tr"));
  const start = new Date(period).toISOString();
  head(row, choices.period.value === "day" ? start.slice(0, 10) : start.slice(0, 16).replace("T", " "), "rowgroup");
  row.firstChild.colSpan = 5 + measures.length;
  for (const usage of rows) showRow(body, usage, measures);
};

const summaryOf = (rows) => {
  const sum = (name) => rows.reduce((total, row) => total + row[name], 0);
  const [calls, errors] = [sum("calls"), sum("errors")];
  const from = longDay.format(new Date(choices.from.value));
  if (calls === 0) return fill(words.noCalls, { from });
  const begin = fill(calls === 1 ? words.oneCall : words.manyCalls, { calls: whole.format(calls), from });
  if (errors === 0) return begin + words.noneFailed;
  return begin + fill(words.someFailed, { errors: whole.format(errors), share: percent.format(errors / calls) });
};

const show = (rows) => {
  const table = document.querySelector("table");
  for (const body of [...table.tBodies]) body.remove();
  say(summaryOf(rows));
  byId("table").hidden = rows.length === 0;
  if (rows.length === 0) return;
  const measures = Object.keys(rows[0]).filter((name) => !COUNTED.includes(name));
  showHead(choices.by.value, measures);
  const periods = Map.groupBy(rows, ({ period }) => period);
  for (const [period, ofPeriod] of [...periods].reverse()) showPeriod(table, period, ofPeriod, measures);
};
const say = (text, isBad = false) => {
  byId("summary").textContent = text;
  byId("summary").classList.toggle("bad", isBad);
};

const askForKey = (reason) => {
  keyForm.hidden = false;
  byId("usage").hidden = true;
  byId("refusal").textContent = reason;
  byId("key").focus();
};

let newest = 0;
const load = async () => {
  const mine = ++newest;
  const parameters = query();
  history.replaceState(null, "", "?" + parameters);
  byId("csv").href = "usage?" + parameters + "&format=csv";
  byId("forget").hidden = storedKey() === "";
  say(words.loading);
  try {
    const answer = await ask(parameters, "application/json");
    const body = await answer.json();
    if (mine !== newest) return; // the reader chose something else meanwhile
    if (answer.status === 401 || answer.status === 403) {
      const reason = storedKey() ? body.detail : "";
      keep("");
      askForKey(reason);
      return;
    }
    keyForm.hidden = true;
    byId("usage").hidden = false;
    if (answer.ok) show(body.usage);
    else say(body.detail, true);
  } catch {
    if (mine === newest) say(words.unreachable, true);
  }
};

keyForm.addEventListener("submit", (event) => {
  event.preventDefault();
  keep(byId("key").value.trim());
  byId("key").value = "";
  load();
});
byId("forget").addEventListener("click", () => {
  keep("");
  load();
});
choices.addEventListener("change", () => {
  if (choices.reportValidity()) load();
});
choices.addEventListener("submit", (event) => event.preventDefault());
byId("csv").addEventListener("click", async (event) => {
  if (!storedKey()) return; // a plain link does
  event.preventDefault();
  const answer = await ask(query() + "&format=csv", "text/csv");
  if (!answer.ok) return load();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = "usage.csv";
  link.click();
  URL.revokeObjectURL(link.href);
});

const chosen = new URLSearchParams(location.search);
for (const name of ["by", "period"])
  if ([...choices[name].options].some(({ value }) => value === chosen.get(name))) choices[name].value = chosen.get(name);
choices.from.max = dayOf(Date.now());
choices.from.value = chosen.get("from") ?? dayOf(Date.now() - 6 * DAY_MS);
if (!choices.from.value) choices.from.value = dayOf(Date.now() - 6 * DAY_MS);
byId("usage").hidden = false;
load();
`;
