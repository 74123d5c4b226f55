const EXTENSION = String.raw`\.[A-Za-z]\w{0,4}(?![\w\\/])`;
const WORD = String.raw`[^\s\\/:*?"<>|,;%]{1,100}`;
/** Words that come between a path and a file name, not inside one. */
const BETWEEN = "(?:and|or|to|in|into|is|are|as|with|from|at|then|but|for|on|by|und|y|et)\\b";
/** After a drive or a share: folders may contain spaces, as a separator follows; files only with an extension. */
const WINDOWS_NAMES = String.raw`(?:(?:Documents and Settings|[^\s\\/:*?"<>|]{1,100}(?: (?!${BETWEEN})${WORD}){0,4})[\\/]){0,40}(?:Program Files(?: \(x86\))?(?!\w)|Documents and Settings(?!\w)|[^\s\\/:*?"<>|.]{1,100}(?: (?!${BETWEEN})[^\s\\/:*?"<>|,;.]{1,100}){1,2}${EXTENSION}|[^\s\\/:*?"<>|]{1,255})?`;
const LINK_TARGET = String.raw`\]\((?:<[^<>\n]{1,2000}>|(?=[^()\n]{0,500}[/.#])[^()\n"']{1,500}|(?:[^()\s]|\([^()\s]{0,200}\)){1,2000})(?:\s+(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'))?\)`;
/** Braces nested up to some levels, as in messages with plurals inside a selection. */
const nested = (levels: number): string => (levels === 0 ? "" : `|\\{(?:[^{}]${nested(levels - 1)}){0,1000}\\}`);
const EMOJI = String.raw`\p{Extended_Pictographic}\p{EMod}?\ufe0f?`;

/**
 * What is not prose and must come out of a translation unchanged. The order matters: what may contain others comes
 * first. Lengths are bounded, so that no text can make matching slow.
 */
export const VERBATIM: readonly RegExp[] = [
  // Code: fenced, in elements, in backticks.
  /(?:^|(?<=\n))[ \t]{0,12}(?<fence>`{3,}|~{3,})(?![`~])[^\n`]*(?:\n(?:[\s\S]*?\n)??[ \t]{0,12}\k<fence>[`~]*(?=[ \t]*(?:\n|$))|\n[\s\S]*$)/,
  /<(?<element>pre|code|script|style|kbd|samp|var)\b[^<>]{0,500}>[\s\S]*?<\/\k<element>>/i,
  /<!--[\s\S]*?-->/,
  /(?<!`)(?<quote>`{1,5})(?!`)(?:(?!\n\s*\n)[\s\S]){1,2000}?(?<!`)\k<quote>(?!`)/,
  // Templates: {{count}}, {% if %}, <%= x %>, ${x}, #{x}, %{x}, {name}, {0:.2f}, {count, plural, one {...}}, {"a": 1}.
  /\{\{\{?[^{}\n]{0,200}\}\}\}?/,
  /\{%[^\n]{0,200}?%\}|<%[^\n]{0,200}?%>|<\?[^\n]{0,200}?\?>/,
  new RegExp(
    `\\{\\s*[\\w.]+\\s*,\\s*(?:plural|select|selectordinal|number|date|time|list)\\b(?:[^{}]${nested(3)}){0,2000}\\}`,
  ),
  /\{\s*"[^{}]{0,1000}\}/,
  /[$#%]\{[^{}\n]{1,200}\}|[$#%@]?\{(?:[^\s{}]{0,100}|\s?[\w.$-]{1,100}\s?)\}/,
  /\$[A-Za-z]{0,20}\((?:[^()\n]{1,200})\)/,
  /\[\[[^\s[\]]{1,200}\]\]/,
  // Markdown links except their text; link definitions, footnotes; addresses with a scheme; e-mail addresses.
  /(?:^|(?<=\n)) {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S[^\n]*/,
  new RegExp(`!?\\[(?=[^[\\]\\n]{0,500}(?:${LINK_TARGET}|\\]\\[[^[\\]\\n]{1,200}\\]))`),
  new RegExp(LINK_TARGET),
  /\]\[[^[\]\n]{1,200}\]|\[\^[^\]\s]{1,60}\]/,
  /<(?:[a-z][a-z\d+.-]{1,20}:|www\.)[^\s<>]{1,2000}>/i,
  /(?<![\p{L}\d])(?:[a-z][a-z\d+.-]{1,20}:\/\/|(?:mailto|tel|data|urn|node|npm):(?=\S)|www\.)[^\s<>"'`]{1,2000}/iu,
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/,
  // Tags and entities.
  /<\/?[A-Za-z][\w:.-]{0,60}(?=[\s/>])(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^"'<>]){0,100}>/,
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i,
  // %HOME%\a
  new RegExp(`%\\w{1,60}%\\\\${WINDOWS_NAMES}`),
  // printf and the like: %s, %1$s, %-5.2f, %(name)s, %PATH%; :name, :smile:, $name, @name.
  /%\([\w.]{1,60}\)[-+#0 ]?[\d.]{0,6}[a-zA-Z]|%[A-Za-z_]\w{0,60}%/,
  /(?<![\d%])%(?:\d{1,2}\$)?[-+#0]{0,3}(?:\*|\d{1,4})?(?:\.(?:\*|\d{1,4}))?(?:hh|h|ll|l|L|z|j|t)?[diouxXeEfFgGaAcCsSpn@](?![a-z]{2})/,
  /(?<![\w:]):[a-z_][\w+-]{0,60}:(?!\w)|(?<![\w:./)\]}]):[A-Za-z_]\w{0,60}/,
  /\$[A-Za-z_]\w{0,60}|(?<![\p{L}\p{N}_.])@[\p{L}_](?:[\p{L}\p{N}_./-]{0,80}[\p{L}\p{N}_])?|(?<![\p{L}\p{N}_&#/])#[\p{L}\p{N}_]{1,100}/u,
  // Emoji, flags and keycaps; keyboard shortcuts; versions and IP addresses; timestamps; hashes.
  new RegExp(
    `\\p{Regional_Indicator}{2}|${EMOJI}(?:\\u200d${EMOJI})*[\\u{e0020}-\\u{e007f}]*|[\\d#*]\\ufe0f?\\u20e3`,
    "u",
  ),
  /\b(?:Ctrl|Control|Alt|Shift|Cmd|Command|Option|Meta|Super|Win)(?:\+(?:[A-Z]\w{0,10}|\d|[-=,./]))+/,
  /(?<![\w.])v?\d{1,5}(?:\.\d{1,5}){2,5}(?:[-+][\w.+-]{0,60}\w)?(?::\d{1,5})?(?![\w])|\b\d{4}-\d\d-\d\d(?:T[\d:.]{4,20}(?:Z|[+-]\d\d:?\d\d)?)?\b/,
  /\b(?=[a-f]{0,64}\d)(?=\d{0,64}[a-f])[\da-f]{7,64}\b/,
  // Paths: "/my files/a.txt", C:\my files\a, \\host\a, ..\a\b.txt; /a/b, ./a, ~/a, src/main.ts.
  /(?<=(?<mark>["'])|“|‘|「)(?:[A-Za-z]:[\\/]|\\\\[^\s\\]|(?:~|\.{1,2})?\/(?=[^\s/"'][^/"'\n]{0,100}\/)|(?:[\w .@+-]{1,100}[\\/]){1,20}(?=[\w .@+-]{1,100}\.\w{1,5}["'”’」]))[^"'“”‘’「」\n<>|*?]{1,500}(?=\k<mark>|[”’」])/,
  new RegExp(`(?<![\\w])(?:\\\\\\\\[?.]\\\\)?[A-Za-z]:[\\\\/](?![\\\\/])${WINDOWS_NAMES}`),
  new RegExp(`(?:(?<!\\S)|(?<=["'(]))\\\\\\\\(?:[?.]\\\\)?[\\w.$-]{1,100}\\\\${WINDOWS_NAMES}`),
  new RegExp(
    `(?<![\\w\\\\])(?:\\.{1,2}\\\\|[\\w.@-]{1,100}\\\\)(?:[\\w.@$~-]{1,100}\\\\){0,40}[\\w@$~-]{1,100}${EXTENSION}|(?<![\\w\\\\])(?:\\.{1,2}|[\\w.@-]{2,100})(?:\\\\[\\w.@$~-]{2,100}){2,40}`,
  ),
  /\\(?:[nrt](?![a-z])|u[\da-f]{4}|x[\da-f]{2})/i,
  /(?<![\p{L}\d_./~)\]-])(?:~|\.{1,2})?(?:\/(?:[\p{L}\p{N}_.@%+~*-]|\\[ ()&']){1,255}){1,50}\/?(?:[?#][^\s<>"'`]{1,1000})?/u,
  /(?<![\p{L}\d_./-])[\w.@-]{1,100}(?:\/[\w.@+*-]{1,100}){1,50}\/?(?:[?#][^\s<>"'`]{1,1000})?|(?<![\p{L}\d_./-])[\w.@-]{1,100}\/(?=\s|$)/u,
  // Identifiers: a.b(c), snake_case, camelCase, PascalCase, KEY=value, --flag, utf8, UUIDs.
  /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/i,
  /(?<![\w-])--[A-Za-z][\w-]{0,60}(?:=[^\s"'`]{1,200})?/,
  /\b[A-Za-z_][\w.-]{0,100}=(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[^\s="'`]{1,200})/,
  /(?<![\w.@-])[A-Za-z_$][\w$-]{0,100}(?:\.(?=[a-z_$\d*]|[A-Za-z][\w$]*\()[\w$*-]{1,100}){1,10}(?::\d{1,5}(?:\/[^\s<>"'`]{0,500})?)?(?:\([^()\n]{0,200}\))?/,
  /\b(?:[A-Za-z_]\w{0,60}::){1,8}[A-Za-z_]\w{0,60}(?:\([^()\n]{0,200}\))?/,
  /\b[A-Za-z_$][\w$]{0,100}\((?:|(?=[^()\n]{0,200}[\d+*=,"'_[\]])(?:[^()\s]|,\s){1,200})\)/,
  /\b(?:\w{0,100}_\w{1,100}|[a-z]+(?:[A-Z][a-z\d]*)+|[A-Z][a-z\d]+(?:[A-Z][a-z\d]*)+|[A-Za-z]+\d\w{0,100})(?:\([^()\n]{0,200}\))?/,
  /\b[A-Za-z_]\w{0,60}:\d{2,5}\b(?:\/[^\s<>"'`]{0,500})?/,
];

/** Prose that looks like a name with dots or a path: `e.g`, `he/she/they`. A path of plain words is longer. */
export const PROSE = /^(?:(?:[A-Za-z]\.)+[A-Za-z]|[A-Za-z]+(?:\/[A-Za-z]+){1,2}|\d+(?:\/\d+)*)$/;

/** What an address or a path may contain, but does not end with in running text. */
export const TRAILING = /[.,;:!?…*_]+$/;

/** Korean particles, which directly follow an address or a path. */
export const PARTICLE =
  /(?<=[\w/%=&#-])(?:으로|에서|에게|부터|까지|처럼|보다|이나|입니다|[을를은는이가에로와과의도만나])$/u;
