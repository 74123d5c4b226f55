import { App } from "./app.tsx";
import { mount } from "./mount.tsx";
import "./style/tokens.css";
import "./style/base.css";
import "./style/controls.css";
import "./style/layout.css";
import "./style/chat.css";
import "./style/composer.css";
import "./style/conversations.css";
import "./style/dialog.css";

// The views restore their scroll position: the browser would do so before they are rendered.
history.scrollRestoration = "manual";

mount(<App />);
