// The text of a school's login sheets: changed here, looked at as a PDF, taken back to the one that was there at first.
import { html, nothing } from "./lit-html.js";
import { sure } from "./dialog.js";
import { ask, keep, recall } from "./session.js";
import { save } from "./sheets.js";
import { lang, t, trouble } from "./words.js";

const MOST_CHARACTERS = 8000;
const PLACES = ["school", "name", "class", "identifier", "code", "address"];

class SheetText {
  text = null;
  isDefault = true;
  problem = null;
  busy = false;

  constructor(app, place) {
    Object.assign(this, { app, path: `/schools/${encodeURIComponent(place.id)}/sheet-template?language=${lang}`, place });
    this.draft = recall("sheet-text");
    keep("sheet-text", () => this.draft);
    this.load();
  }

  async #try(what) {
    Object.assign(this, { problem: null, busy: true });
    this.app.update();
    try {
      await what();
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
    this.app.update();
  }

  load = () =>
    this.#try(async () => {
      ({ text: this.text, isDefault: this.isDefault } = await ask(this.path));
    });

  save = () =>
    this.#try(async () => {
      await ask(this.path, { method: "PUT", body: { text: this.draft ?? this.text } });
      Object.assign(this, { text: this.draft ?? this.text, draft: undefined, isDefault: false });
      this.app.tell(t("sheetTextSaved"));
    });

  async restore() {
    if (!(await sure(t("sheetTextRestore"), t("sheetTextRestoreText"), t("sheetTextRestore")))) return;
    await this.#try(async () => {
      await ask(this.path, { method: "DELETE" });
      this.draft = undefined;
      ({ text: this.text, isDefault: this.isDefault } = await ask(this.path));
      this.app.tell(t("sheetTextRestored"));
    });
  }

  /** One sheet of somebody of this school, as it comes out of the printer. What is shown is what is saved. */
  preview = () =>
    this.#try(async () => {
      const { items } = await ask(`/schools/${encodeURIComponent(this.place.id)}/accounts?profile=pupil&max=1`);
      if (!items.length) return this.app.tell(t("nonePupil"), "error");
      save(await ask("/sheets", { file: true, body: { accounts: [items[0].id], format: "pdf", perPage: 1, order: "name", language: lang } }), `${t("sheetFile")}.pdf`);
    });

  view() {
    const { text, problem, busy } = this;
    if (text === null) return problem ? this.app.failure(problem, () => this.load()) : html`<p class="loading">${t("loading")}</p>`;
    const draft = this.draft ?? text;
    const changed = draft !== text;
    return html`<div class="sheet-text">
      <h2>${t("sheetText")}</h2>
      <p class="lead">${t("sheetTextLead")} ${this.isDefault ? t("sheetTextDefault") : t("sheetTextOwn")}</p>
      ${problem ? html`<div class="notice notice-error" role="alert"><p>${trouble(problem)}</p></div>` : nothing}
      <div class="sheet-columns">
        <form @submit=${(event) => (event.preventDefault(), busy || this.save())}>
          <label class="label" for="sheet-text">${t("sheetTextLabel")}</label>
          <textarea class="input" id="sheet-text" rows="16" maxlength=${MOST_CHARACTERS} aria-describedby="sheet-text-left" .value=${draft} @input=${(event) => ((this.draft = event.target.value), this.app.update())}></textarea>
          <p class="hint" id="sheet-text-left">${t("charactersLeft", MOST_CHARACTERS - draft.length)}</p>
          <div class="buttons">
            <button class="button button-main" type="submit" aria-disabled=${String(busy || !changed)}>${t("save")}</button>
            <button class="button button-plain" type="button" ?disabled=${changed} @click=${this.preview}>${t(changed ? "previewSaved" : "preview")}</button>
            ${this.isDefault ? nothing : html`<button class="button button-plain" type="button" @click=${() => this.restore()}>${t("sheetTextRestore")}</button>`}
          </div>
        </form>
        <section>
          <h3>${t("placeholders")}</h3>
          <dl class="placeholders">${PLACES.map((name) => html`<div><dt><code>{{${name}}}</code></dt><dd>${t(`placeholder_${name}`)}</dd></div>`)}</dl>
        </section>
      </div>
    </div>`;
  }
}

export const open = (app, place) => new SheetText(app, place);
