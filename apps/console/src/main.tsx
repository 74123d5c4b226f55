import { App } from "./app.tsx";
import { mount } from "./mount.tsx";
import "./style/console.css";

// The views restore their scroll position: the browser would do so before they are rendered.
history.scrollRestoration = "manual";

mount(<App />);
