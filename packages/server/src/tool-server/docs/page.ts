/** The shell of `/docs`. It holds nothing of the server: the script fetches the description with the reader's key. */
export const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Twinhost tools: reference</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="docs/swagger-ui.css">
<link rel="stylesheet" href="docs/docs.css">
</head>
<body>
<form id="key-form" hidden>
<label for="key">This server asks for an API key. It stays in this page.</label>
<input id="key" type="password" autocomplete="off" spellcheck="false" required>
<button>Show the reference</button>
<p id="refusal" role="alert"></p>
</form>
<main id="reference"></main>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/docs.js"></script>
</body>
</html>
`;

export const STYLE = `body { margin: 0; font-family: system-ui, sans-serif; }
#key-form { display: grid; gap: 0.75rem; max-width: 28rem; margin: 4rem auto; padding: 0 1rem; }
#key-form[hidden] { display: none; }
#key-form input, #key-form button { font: inherit; padding: 0.5rem; }
#refusal { min-height: 1.5em; margin: 0; color: #b00020; }
`;

/** Runs in the browser. */
export const SCRIPT = `"use strict";
const form = document.getElementById("key-form");
const field = document.getElementById("key");
const refusal = document.getElementById("refusal");

const show = async (key) => {
  const answer = await fetch("openapi.json", { headers: key ? { "X-API-Key": key } : {} });
  if (!answer.ok) {
    form.hidden = false;
    refusal.textContent = key ? (await answer.json()).detail : "";
    field.focus();
    return;
  }
  form.hidden = true;
  const reference = SwaggerUIBundle({
    spec: await answer.json(),
    dom_id: "#reference",
    validatorUrl: null,
    onComplete: () => key && reference.preauthorizeApiKey("apiKey", key),
  });
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show(field.value.trim());
});
show("");
`;
