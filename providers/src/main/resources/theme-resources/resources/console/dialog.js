// A window over the page, the browser's own: it holds the focus, Escape closes it, and the focus goes back where it was.
import { html, nothing, render } from "./lit-html.js";
import { t } from "./words.js";

let number = 0;

/**
 * Shows a dialog. What it says comes from view(dialog), and its name from dialog.title, drawn again by
 * dialog.update(). Resolves, once closed, to what it was closed with.
 */
export function show(title, view, { cls = "", closes = true } = {}) {
  const element = document.createElement("dialog");
  const id = `dialog-${++number}`;
  const opener = document.activeElement;
  element.className = `dialog ${cls}`;
  element.setAttribute("aria-labelledby", id);
  let value;
  const dialog = {
    element,
    title,
    close(with_) {
      value = with_;
      element.close();
    },
    update() {
      render(
        html`<div class="dialog-head">
            <h2 id=${id} tabindex="-1">${dialog.title}</h2>
            ${closes ? html`<button class="tool tool-close" type="button" aria-label=${t("close")} title=${t("close")} @click=${() => dialog.close()}></button>` : nothing}
          </div>
          ${view(dialog)}`,
        element,
      );
    },
  };
  if (!closes) {
    element.addEventListener("cancel", (event) => event.preventDefault());
    // Pressed twice, Escape closes what refused to be cancelled.
    element.addEventListener("keydown", (event) => event.key === "Escape" && event.preventDefault());
  }
  document.body.append(element);
  dialog.update();
  element.showModal();
  element.querySelector("[autofocus], h2").focus();
  const closed = new Promise((resolve) =>
    element.addEventListener("close", () => {
      element.remove();
      if (opener?.isConnected) opener.focus();
      resolve(value);
    }),
  );
  return Object.assign(dialog, { closed });
}

/** Asks before something that hurts. Resolves to whether to go on. */
export const sure = (title, text, yes) =>
  show(
    title,
    (dialog) => html`<div class="dialog-body">${[].concat(text).map((each) => html`<p>${each}</p>`)}</div>
      <div class="buttons">
        <button class="button button-main" type="button" @click=${() => dialog.close(true)}>${yes}</button>
        <button class="button button-plain" type="button" autofocus @click=${() => dialog.close(false)}>${t("cancel")}</button>
      </div>`,
  ).closed;
