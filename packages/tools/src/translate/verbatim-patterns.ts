/**
 * What is not prose and must come out of a translation as it went in. The order counts: what may hold others inside comes
 * first. Lengths are bounded, so that a text cannot make a search slow.
 */
export const VERBATIM: readonly RegExp[] = [
  // Code: fenced, in elements, in back quotes.
  /(?:^|(?<=\n))[ \t]{0,12}(?<fence>`{3,}|~{3,})(?![`~])[^\n]*(?:\n(?:[\s\S]*?\n)??[ \t]{0,12}\k<fence>[`~]*(?=[ \t]*(?:\n|$))|\n[\s\S]*$)/,
  /<(?<element>pre|code|script|style|kbd|samp|var)\b[^<>]{0,500}>[\s\S]*?<\/\k<element>>/i,
  /<!--[\s\S]*?-->/,
  /(?<!`)(?<quote>`{1,2})(?!`)(?:(?!\n\s*\n)[\s\S]){1,2000}?(?<!`)\k<quote>(?!`)/,
  // Templates: {{count}}, {% if %}, <%= x %>, ${x}, #{x}, %{x}, {user_name}, {0:.2f}, {count, plural, one {...}}, {"a": 1}.
  /\{\{\{?[^{}\n]{0,200}\}\}\}?/,
  /\{%[^\n]{0,200}?%\}|<%[^\n]{0,200}?%>|<\?[^\n]{0,200}?\?>/,
  /\{\s*\w+\s*,\s*(?:plural|select|selectordinal|number|date|time)\b(?:[^{}]|\{[^{}]{0,200}\}){0,500}\}/,
  /\{\s*"[^{}]{0,1000}\}/,
  /[$#%]\{[^{}\n]{1,200}\}|[$#%@]?\{(?:[^\s{}]{0,100}|\s?[\w.$-]{1,100}\s?)\}/,
  /\$\((?:[^()\n]{1,200})\)/,
  /\[\[[^\s[\]]{1,200}\]\]/,
  // Links in Markdown, but for their text; addresses with a scheme; e-mail.
  /!?\[(?=[^[\]\n]{0,500}\]\([^()\s]{1,2000}\))|\]\([^()\s]{1,2000}(?:\s+"[^"\n]{0,200}")?\)/,
  /<(?:[a-z][a-z\d+.-]{1,20}:|www\.)[^\s<>]{1,2000}>/i,
  /(?<![\p{L}\d])(?:[a-z][a-z\d+.-]{1,20}:\/\/|(?:mailto|tel|data|urn|node|npm):(?=\S)|www\.)[^\s<>"'`]{1,2000}/iu,
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/,
  // Tags and entities.
  /<\/?[A-Za-z][\w:.-]{0,60}(?=[\s/>])(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^"'<>]){0,100}>/,
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i,
  // printf and its kin: %s, %1$s, %-5.2f, %(name)s, %PATH%; :name, :smile:, $name, @name.
  /%\([\w.]{1,60}\)[-+#0 ]?[\d.]{0,6}[a-zA-Z]|%[A-Za-z_]\w{0,60}%/,
  /(?<![\d%])%(?:\d{1,2}\$)?[-+#0]{0,3}(?:\*|\d{1,4})?(?:\.(?:\*|\d{1,4}))?(?:hh|h|ll|l|L|z|j|t)?[diouxXeEfFgGaAcCsSpn@](?![a-z]{2})/,
  /(?<![\w:]):[a-z_][\w+-]{0,60}:(?!\w)|(?<![\w:./)\]}]):[A-Za-z_]\w{0,60}/,
  /\$[A-Za-z_]\w{0,60}|(?<![\w.])@[A-Za-z_][\w./-]{0,80}\w|#[\da-fA-F]{3,8}\b/,
  // Paths: /a/b, ./a, ~/a, C:\a, \\host\a, src/main.ts.
  /(?<![\w])[A-Za-z]:[\\/][^\s<>:"|?*]{1,500}|(?<!\S)\\\\[\w.$-]{1,100}\\[^\s<>:"|?*]{1,500}/,
  /(?<![\p{L}\d_./~)\]-])(?:~|\.{1,2})?(?:\/[\p{L}\p{N}_.@%+~*-]{1,255}){1,50}\/?(?:[?#][^\s<>"'`]{1,1000})?/u,
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

/** What an address or a path may hold, but does not end with in running text. */
export const TRAILING = /[.,;:!?…*_]+$/;

/** Particles that Korean writes right behind an address or a path. */
export const PARTICLE =
  /(?<=[\w/%=&#-])(?:으로|에서|에게|부터|까지|처럼|보다|이나|입니다|[을를은는이가에로와과의도만나])$/u;
