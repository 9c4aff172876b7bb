// What the forms about people have in common: fields with what is wrong at each, and finding somebody of the school.
import { html, nothing } from "./lit-html.js";
import { ask } from "./session.js";
import { day, fullName, list, t, trouble } from "./words.js";

const TYPING_PAUSE_MS = 250;
const MOST_FOUND = 8;

/** What is wrong, by field, of a problem that says so; null of any other. */
export function faultsOf(problem) {
  if (problem.slug !== "invalid-request" || !problem.errors?.length) return null;
  const faults = {};
  for (const { pointer, detail } of problem.errors) faults[pointer.replace(/^#\/?/, "").split("/")[0]] ??= detail;
  return faults;
}

/** The first field with something wrong gets the focus. */
export const focusFault = (element) => element.querySelector("[aria-invalid=true], .error-text")?.focus();

const wrong = (id, fault) => (fault ? html`<p class="error-text" id=${`${id}-wrong`} tabindex="-1">${fault}</p>` : nothing);

/** A labelled field of a form. */
export function field(form, name, label, { type = "text", autocomplete = "off", optional = false, hint, disabled = false } = {}) {
  const id = `person-${name}`;
  const fault = form.faults?.[name];
  return html`<div class="field">
    <label class="label" for=${id}>${label}${optional ? html` <span class="label-note">${t("handOptional")}</span>` : nothing}</label>
    ${hint ? html`<span class="hint" id=${`${id}-hint`}>${hint}</span>` : nothing}
    <input class="input" id=${id} name=${name} type=${type} maxlength="255" autocomplete=${autocomplete} spellcheck="false" ?disabled=${disabled}
      aria-invalid=${fault ? "true" : nothing} aria-describedby=${[hint && `${id}-hint`, fault && `${id}-wrong`].filter(Boolean).join(" ") || nothing}
      .value=${form.values[name] ?? ""} @input=${(event) => (form.values[name] = event.target.value)} />
    ${wrong(id, fault)}
  </div>`;
}

/** The classes of a school: one is chosen of a pupil, any number of a teacher. */
export function classChoice(form, classes, several, update) {
  const fault = form.faults?.classes;
  if (several) {
    return html`<fieldset class="field" aria-describedby=${fault ? "person-classes-wrong" : nothing}>
      <legend class="label">${t("handClasses")}</legend>
      <div class="class-boxes">${classes.map(
        ({ id, name }) => html`<label class="choice"><input type="checkbox" .checked=${form.classes.has(id)} @change=${(event) => (event.target.checked ? form.classes.add(id) : form.classes.delete(id), update())} /><span>${name}</span></label>`,
      )}</div>
      ${wrong("person-classes", fault)}
    </fieldset>`;
  }
  const [chosen = ""] = form.classes;
  return html`<div class="field">
    <label class="label" for="person-class">${t("handClass")}</label>
    <select id="person-class" aria-invalid=${fault ? "true" : nothing} aria-describedby=${fault ? "person-classes-wrong" : nothing}
      @change=${(event) => ((form.classes = new Set([event.target.value].filter(Boolean))), update())}>
      <option value="" ?selected=${!chosen}>${t("handNoClass")}</option>
      ${classes.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
    </select>
    ${wrong("person-classes", fault)}
  </div>`;
}

/** All classes of a school. */
export const classesOf = async (school) => (await ask(`/classes?${new URLSearchParams({ school: school.id, max: 500 })}`)).items;

/** Finds people of one profile in a school, by a part of their name. */
export class Finder {
  found = null;
  q = "";
  problem = null;
  #typing = 0;
  #turn = 0;

  constructor(app, school, profile, update) {
    Object.assign(this, { app, school, profile, update });
  }

  search(q) {
    this.q = q.slice(0, 100);
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.load(), TYPING_PAUSE_MS);
  }

  async load() {
    const turn = ++this.#turn;
    const q = this.q.trim();
    if (!q) this.found = null;
    else {
      try {
        const page = await ask(`/schools/${encodeURIComponent(this.school.id)}/accounts?${new URLSearchParams({ profile: this.profile, q, max: MOST_FOUND })}`);
        if (turn !== this.#turn) return;
        this.found = page.items.filter(({ manageable }) => manageable);
        this.problem = null;
        this.app.say(t("handFound", this.found.length));
      } catch (problem) {
        this.problem = problem;
      }
    }
    this.update();
  }

  /** The search, and a button for each who was found and is not there yet. */
  view(id, label, verb, taken, pick) {
    const found = this.found?.filter((each) => !taken.includes(each.id));
    return html`<div class="finder">
      <label class="label" for=${id}>${label}</label>
      <input class="input" id=${id} type="search" autocomplete="off" spellcheck="false" maxlength="100" .value=${this.q}
        @input=${(event) => this.search(event.target.value)} @keydown=${(event) => event.key === "Enter" && event.preventDefault()} />
      ${this.problem ? html`<p class="error-text" role="alert">${trouble(this.problem)}</p>` : nothing}
      ${found && !found.length ? html`<p class="hint">${t("handNobodyFound")}</p>` : nothing}
      ${found?.length
        ? html`<ul class="people">${found.map(
            (each) => html`<li><span>${fullName(each)} <span class="muted">${about(each)}</span></span>
              <button class="button button-plain" type="button" aria-label=${`${verb} ${fullName(each)}`} @click=${() => ((this.q = ""), (this.found = null), pick(each))}>${verb}</button></li>`,
          )}</ul>`
        : nothing}
    </div>`;
  }
}

/** What tells two of one name apart. */
export const about = ({ birthDate, classes = [], children = [] }) =>
  [list(classes.map(({ name }) => name)), list(children.map(({ firstName }) => firstName)), day(birthDate)].filter(Boolean).join(" · ");

/** Those who were chosen, or are tied, each with a way out. */
export const people = (those, nobody, verb, label, drop) =>
  those.length
    ? html`<ul class="people">${those.map(
        (each) => html`<li><span>${fullName(each)}</span><button class="button button-plain" type="button" aria-label=${label(each)} @click=${() => drop(each)}>${verb}</button></li>`,
      )}</ul>`
    : html`<p class="muted">${nobody}</p>`;
