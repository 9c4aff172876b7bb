// The texts of a school's login sheets: changed here, looked at as a PDF, taken back to those that were there at first.
import { html, nothing } from "./lit-html.js";
import { sure } from "./dialog.js";
import { ask, keep, recall } from "./session.js";
import { save } from "./sheets.js";
import { camel, lang, t, trouble } from "./words.js";

const MOST_CHARACTERS = 8000;
const PLACES = ["name", "firstName", "lastName", "profile", "school", "class", "identifier", "code", "expiry", "address"];
/** Each kind of sheet, and the state of an account that gets one. */
const KINDS = { activation: "to-activate", renewal: "renewing", reminder: "active" };
const LANGUAGES = ["fr", "en"];

/** What was typed and not saved yet, by school, kind and language: it survives a look at another tab, and a reload. */
const drafts = recall("sheet-texts") ?? {};
keep("sheet-texts", () => drafts);

class SheetText {
  kind = "activation";
  language = lang;
  text = null;
  isDefault = true;
  problem = null;
  /** What is wrong with the text, where the server does not take it. */
  refused = null;
  busy = false;

  constructor(app, place) {
    Object.assign(this, { app, school: `/schools/${encodeURIComponent(place.id)}` });
    this.load();
  }

  get key() {
    return `${this.school}-${this.kind}-${this.language}`;
  }

  get path() {
    return `${this.school}/sheet-template?${new URLSearchParams({ kind: this.kind, language: this.language })}`;
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
      const { key } = this;
      const answer = await ask(this.path);
      if (key === this.key) ({ text: this.text, isDefault: this.isDefault } = answer);
    });

  save = () =>
    this.#try(async () => {
      const text = drafts[this.key];
      this.refused = null;
      try {
        await ask(this.path, { method: "PUT", body: { text } });
      } catch (problem) {
        if (!problem.errors?.length) throw problem;
        this.refused = problem.errors.map(({ detail }) => detail).join(" ");
        document.getElementById("sheet-text").focus();
        return;
      }
      delete drafts[this.key];
      Object.assign(this, { text, isDefault: false });
      this.app.tell(t("sheetTextSaved"));
    });

  async restore() {
    if (!(await sure(t("sheetTextRestore"), t("sheetTextRestoreText"), t("sheetTextRestore")))) return;
    await this.#try(async () => {
      await ask(this.path, { method: "DELETE" });
      delete drafts[this.key];
      this.refused = null;
      ({ text: this.text, isDefault: this.isDefault } = await ask(this.path));
      this.app.tell(t("sheetTextRestored"));
    });
  }

  /** The sheet of somebody of this school, as it comes out of the printer: with the text that is saved. */
  preview = () =>
    this.#try(async () => {
      const { items } = await ask(`${this.school}/accounts?${new URLSearchParams({ profile: "pupil", state: KINDS[this.kind], max: 1 })}`);
      if (!items.length) return this.app.tell(t("previewNobody"), "error");
      const body = { accounts: [items[0].id], format: "pdf", perPage: 1, order: "name", language: this.language };
      save(await ask("/sheets", { file: true, body }), `${t("sheetFile")}.pdf`);
    });

  #choose(changes) {
    Object.assign(this, changes, { refused: null });
    this.load();
  }

  #choices() {
    const choices = (name, values, label) => html`<label class="sheet-choice"><span class="label">${t(`sheetText_${name}`)}</span>
      <select @change=${(event) => this.#choose({ [name]: event.target.value })}>
        ${values.map((value) => html`<option value=${value} ?selected=${this[name] === value}>${t(label(value))}</option>`)}
      </select></label>`;
    return html`<div class="sheet-choices">
      ${choices("kind", Object.keys(KINDS), (kind) => `sheetKind${camel(kind)}`)} ${choices("language", LANGUAGES, (language) => `language_${language}`)}
    </div>`;
  }

  #editor() {
    const draft = drafts[this.key] ?? this.text;
    const changed = draft !== this.text;
    const write = (text) => {
      if (text === this.text) delete drafts[this.key];
      else drafts[this.key] = text;
      this.app.update();
    };
    return html`<form @submit=${(event) => (event.preventDefault(), this.busy || !changed || this.save())}>
      <label class="label" for="sheet-text">${t("sheetTextLabel")}</label>
      <textarea class="input" id="sheet-text" rows="16" maxlength=${MOST_CHARACTERS} aria-describedby=${this.refused ? "sheet-text-refused sheet-text-left" : "sheet-text-left"} aria-invalid=${this.refused ? "true" : nothing} ?readonly=${this.busy} .value=${draft} @input=${(event) => write(event.target.value)}></textarea>
      ${this.refused ? html`<p class="error-text" id="sheet-text-refused">${this.refused}</p>` : nothing}
      <p class="hint" id="sheet-text-left">${t("charactersLeft", MOST_CHARACTERS - draft.length)}</p>
      <div class="buttons">
        <button class="button button-main" type="submit" aria-disabled=${String(this.busy || !changed)}>${t("save")}</button>
        <button class="button button-plain" type="button" ?disabled=${changed} @click=${this.preview}>${t(changed ? "previewSaved" : "preview")}</button>
        ${this.isDefault ? nothing : html`<button class="button button-plain" type="button" @click=${() => this.restore()}>${t("sheetTextRestore")}</button>`}
      </div>
    </form>`;
  }

  view() {
    const { text, problem } = this;
    if (text === null) return problem ? this.app.failure(problem, () => this.load()) : html`<p class="loading">${t("loading")}</p>`;
    return html`<div class="sheet-text">
      <h2>${t("sheetText")}</h2>
      <p class="lead">${t("sheetTextLead")} ${t(this.isDefault ? "sheetTextDefault" : "sheetTextOwn")}</p>
      ${problem ? html`<div class="notice notice-error" role="alert"><p>${trouble(problem)}</p></div>` : nothing} ${this.#choices()}
      <div class="sheet-columns">
        ${this.#editor()}
        <section>
          <h3>${t("placeholders")}</h3>
          <dl class="placeholders">${PLACES.map((name) => html`<div><dt><code>{{${name}}}</code></dt><dd>${t(`placeholder_${name}`)}</dd></div>`)}</dl>
          <p class="hint">${t("sheetTextMarkdown")}</p>
        </section>
      </div>
    </div>`;
  }
}

export const open = (app, place) => new SheetText(app, place);
