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

// The views place their reader: the browser would do it before they are drawn.
history.scrollRestoration = "manual";

mount(<App />);
