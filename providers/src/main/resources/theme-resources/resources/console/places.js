// Picking a class: the schools, each with its classes; searched where there are many.
import { html, nothing } from "./lit-html.js";
import { ask } from "./session.js";
import { t } from "./words.js";

const MANY = 12;
const TYPING_PAUSE_MS = 250;
const MOST = 100;

class Places {
  problem = null;
  busy = false;
  q = "";
  #typing = 0;
  #turn = 0;

  constructor(app, classes) {
    this.app = app;
    this.all = classes;
    this.found = classes;
    this.schools = [];
    this.administrates = app.me.kind !== "teacher";
    if (this.administrates) this.search("", { now: true });
  }

  search(q, { now = false } = {}) {
    this.q = q.slice(0, 100);
    clearTimeout(this.#typing);
    if (now) this.load();
    else this.#typing = setTimeout(() => this.load(), TYPING_PAUSE_MS);
    this.app.update();
  }

  async load() {
    const turn = ++this.#turn;
    const query = new URLSearchParams({ q: this.q.trim(), max: MOST });
    this.busy = true;
    try {
      const [found, schools] = await Promise.all([
        this.q.trim() ? ask(`/classes?${query}`) : this.all,
        this.administrates ? ask(`/schools?${query}`) : { items: [] },
      ]);
      if (turn !== this.#turn) return;
      Object.assign(this, { found, schools: schools.items, problem: null });
      this.app.say(t("placesFound", found.total));
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
    this.app.update();
  }

  /** The schools in the order of their names, with those of their classes that were found. */
  get groups() {
    const groups = new Map(this.schools.map((school) => [school.id, { school, classes: [] }]));
    for (const each of this.found.items) {
      if (!groups.has(each.school.id)) groups.set(each.school.id, { school: each.school, classes: [] });
      groups.get(each.school.id).classes.push(each);
    }
    return [...groups.values()].sort((a, b) => a.school.name.localeCompare(b.school.name));
  }

  view() {
    const { groups } = this;
    const many = this.all.total > MANY || this.schools.length > 3;
    if (this.problem) return this.app.failure(this.problem, () => this.load());
    return html`<div class="place"><h1>${t("title")}</h1></div>
      <div class="inside">
        ${this.q || many
          ? html`<form class="search" role="search" @submit=${(event) => (event.preventDefault(), this.search(this.q, { now: true }))}>
              <label class="unseen" for="q">${t("searchClass")}</label>
              <input class="input" id="q" type="search" autocomplete="off" spellcheck="false" maxlength="100" placeholder=${t("searchClass")} .value=${this.q} @input=${(event) => this.search(event.target.value)} />
            </form>`
          : html`<p class="lead">${t(this.administrates ? "choosePlace" : this.all.total ? "chooseClass" : "noClass")}</p>`}
        ${this.q && !groups.length && !this.busy ? html`<div class="empty"><p>${t("noneFound", this.q)}</p></div>` : nothing}
        ${groups.map(
          ({ school, classes }) => html`<section class="school">
            <h2>${this.administrates ? html`<a href=${`#/school/${encodeURIComponent(school.id)}/pupil`}>${school.name}</a>` : school.name}</h2>
            <ul class="classes">
              ${classes.map((each) => html`<li><a class="class-tile" href=${`#/class/${encodeURIComponent(each.id)}/pupil`}>${each.name}</a></li>`)}
            </ul>
          </section>`,
        )}
        ${this.found.total > this.found.items.length ? html`<p class="muted">${t("moreClasses", this.found.total - this.found.items.length)}</p>` : nothing}
      </div>`;
  }
}

export const open = (app, classes) => new Places(app, classes);
