// The session has ended in the middle of something: says so, and signs in again without losing what was ticked or typed.
import { html } from "./lit-html.js";
import { show } from "./dialog.js";
import { signIn } from "./session.js";
import { t } from "./words.js";

let shown = false;

export function open(app, { level }) {
  if (shown) return;
  shown = true;
  show(
    t(level ? "stepUpTitle" : "lapseTitle"),
    () => html`<div class="dialog-body"><p>${t(level ? "stepUpText" : "lapseText")}</p></div>
      <div class="buttons"><button class="button button-main" type="button" autofocus @click=${() => signIn({ level })}>${t("signInAgain")}</button></div>`,
    { closes: false },
  ).closed.then(() => (shown = false));
}
