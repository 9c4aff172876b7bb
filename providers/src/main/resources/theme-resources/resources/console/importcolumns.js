// What each column of a file holds: as it is recognised, to be looked at and put right before anything is tried.
import { html, nothing } from "./lit-html.js";
import { ask } from "./session.js";
import { t, trouble } from "./words.js";

const PROFILES = ["pupil", "relative", "teacher", "staff", "guest"];
const ENCODINGS = ["UTF-8", "windows-1252", "ISO-8859-15", "UTF-16"];
const SEPARATORS = [";", ",", "\t", "|"];
const NOT_READ = "ignored";

const named = { ";": "semicolon", ",": "comma", "\t": "tab", "|": "bar" };

export class Columns {
  found = null;
  problem = null;
  busy = false;
  complete = false;
  /** What was put right; the rest is as it is recognised. */
  chosen = { columns: {} };
  #turn = 0;

  constructor(imports) {
    Object.assign(this, { imports, app: imports.app });
  }

  get path() {
    return `${this.imports.own(this.imports.run)}/columns`;
  }

  async load() {
    this.problem = null;
    try {
      const { correction, ...found } = await ask(this.path);
      this.#read(found, correction);
    } catch (problem) {
      this.problem = problem;
    }
  }

  #read(found, correction) {
    this.found = found;
    if (correction) this.chosen = correction;
  }

  /** Has the file read another way, and shows what comes of it. */
  async #choose(changes) {
    const before = this.chosen;
    const turn = ++this.#turn;
    this.chosen = { ...before, ...changes };
    Object.assign(this, { busy: true, problem: null });
    this.app.update();
    try {
      const { correction, ...found } = await ask(this.path, { method: "PUT", body: this.chosen });
      if (turn !== this.#turn) return;
      this.#read(found, correction);
      this.app.say(t(found.ready ? "importReady" : "importNotReady"));
    } catch (problem) {
      if (turn !== this.#turn) return;
      Object.assign(this, { chosen: before, problem });
    }
    this.busy = false;
    this.app.update();
  }

  #select(id, label, value, values, words, choose) {
    return html`<label class="import-choice" for=${id}><span class="label">${label}</span>
      <select id=${id} @change=${(event) => choose(event.target.value)}>
        ${values.includes(value) ? nothing : html`<option value="" selected>${t("importUnsaid")}</option>`}
        ${values.map((each) => html`<option value=${each} .selected=${each === value}>${words(each)}</option>`)}
      </select></label>`;
  }

  #row({ index, header, field, samples }) {
    const id = `column-${index}`;
    const { fields } = this.found;
    const choose = (event) => this.#choose({ columns: { ...this.chosen.columns, [index]: event.target.value } });
    return html`<tr role="row">
      <th role="rowheader" scope="row"><label for=${id}>${header || t("importNoHeader", index + 1)}</label></th>
      <td role="cell">${samples.length ? html`<ul class="samples">${samples.map((sample) => html`<li>${sample}</li>`)}</ul>` : html`<span class="muted">${t("importNoSample")}</span>`}</td>
      <td role="cell" class=${field ? "" : "is-unknown"}>
        <select id=${id} aria-describedby=${field ? nothing : `${id}-hint`} @change=${choose}>
          ${fields.map(({ value, label }) => html`<option value=${value} .selected=${value === (field ?? NOT_READ)}>${label}</option>`)}
        </select>
        ${field ? nothing : html`<span class="hint" id=${`${id}-hint`}>${t("importUnknown")}</span>`}
      </td>
    </tr>`;
  }

  #problems() {
    const { problems } = this.found;
    const blocking = problems.filter((problem) => problem.blocking);
    const others = problems.filter((problem) => !problem.blocking);
    return html`<div role="status">
      ${blocking.length ? html`<div class="notice notice-error"><div><p class="notice-title">${t("importBlocked")}</p><ul>${blocking.map(({ text }) => html`<li>${text}</li>`)}</ul></div></div>` : nothing}
      ${others.length ? html`<div class="notice"><ul>${others.map(({ text }) => html`<li>${text}</li>`)}</ul></div>` : nothing}
    </div>`;
  }

  #complete() {
    const { profile } = this.found;
    const radio = (value, key) => html`<label class="choice"><input type="radio" name="complete" .checked=${this.complete === value} @change=${() => ((this.complete = value), this.app.update())} /><span><b>${t(`${key}`)}</b> ${t(`${key}Text`)}</span></label>`;
    return html`<fieldset class="field">
      <legend class="label">${t(profile ? `importComplete.${profile}` : "importComplete.all")}</legend>
      ${radio(false, "importPartial")} ${radio(true, "importWhole")}
    </fieldset>`;
  }

  view() {
    const { found, problem, busy, imports } = this;
    const drop = html`<button class="button button-plain" type="button" @click=${() => imports.cancel({ drop: true })}>${t("importDrop")}</button>`;
    if (!found) return html`${this.app.failure(problem, async () => (await this.load(), this.app.update()))}<div class="buttons">${drop}</div>`;
    if (!found.columns.length) return html`${this.#problems()}<div class="buttons">${drop}</div>`;
    const mixed = !found.profile && found.columns.some(({ field }) => field === "profile");
    const start = (event) => {
      event.preventDefault();
      if (found.ready && !busy) imports.act("start", { complete: this.complete });
    };
    return html`<form class="import-columns" @submit=${start}>
      <h3>${t("importColumns")}</h3>
      <p>${t("importColumnsLead")}</p>
      ${problem ? html`<div class="notice notice-error" role="alert"><p>${trouble(problem)}</p></div>` : nothing}
      <div class="import-choices">
        ${mixed ? html`<p>${t("importMixed")}</p>` : this.#select("about", t("importAbout"), found.profile, PROFILES, (each) => t(`importProfile.${each}`), (profile) => this.#choose({ profile }))}
      </div>
      ${this.#problems()}
      <table class="import-table" role="table" aria-label=${t("importColumns")} aria-busy=${String(busy)}>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t("importHeader")}</th><th role="columnheader" scope="col">${t("importSamples")}</th><th role="columnheader" scope="col">${t("importField")}</th></tr></thead>
        <tbody role="rowgroup">${found.columns.map((column) => this.#row(column))}</tbody>
      </table>
      <details class="import-reading">
        <summary>${t("importReading", found.encoding, t(`importSeparator.${named[found.separator] ?? "other"}`))}</summary>
        <p class="hint">${t("importReadingHint")}</p>
        <div class="import-choices">
          ${this.#select("encoding", t("importEncoding"), found.encoding, ENCODINGS, (each) => each, (encoding) => this.#choose({ encoding }))}
          ${this.#select("separator", t("importSeparator"), found.separator, SEPARATORS, (each) => t(`importSeparator.${named[each]}`), (separator) => this.#choose({ separator }))}
        </div>
      </details>
      ${this.#complete()}
      <p class="hint">${t("importStartHint")}</p>
      <div class="buttons">
        <button class="button button-main" type="submit" aria-disabled=${String(!found.ready || busy || imports.busy)}>${t("importStart")}</button>
        ${drop}
      </div>
    </form>`;
  }
}
