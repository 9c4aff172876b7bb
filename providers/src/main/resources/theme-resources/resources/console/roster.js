// The accounts of a class or a school, one profile at a time: searched, sorted, filtered, paged, ticked.
import { html, nothing, render } from "./lit-html.js";
import { ask, recall, keep } from "./session.js";
import { camel, day, fullName, list, longMoment, moment, dateOf, t, trouble } from "./words.js";

export const PROFILES = ["pupil", "relative", "teacher", "staff", "guest"];
export const STATES = ["active", "to-activate", "renewing", "blocked"];
const PAGE = 100;
const MOST_CODES_A_CALL = 300;
const TYPING_PAUSE_MS = 250;

/** The path of what belongs to a class or a school. */
export const pathOf = ({ kind, id }) => `/${kind === "class" ? "classes" : "schools"}/${encodeURIComponent(id)}`;

export class Roster {
  items = null;
  total = 0;
  counts = {};
  states = {};
  problem = null;
  busy = false;
  q = recall("search") ?? "";
  ticked = new Map();
  /** Codes by account: asked for once, and again when the server says that there is a newer one. */
  #codes = new Map();
  #rows = new Map();
  #question = new AbortController();
  #typing = 0;

  constructor(place, app) {
    this.place = place;
    this.app = app;
    for (const account of recall("ticked") ?? []) this.ticked.set(account.id, account);
    keep("search", () => this.q);
    keep("ticked", () => [...this.ticked.values()].map(({ id, firstName, lastName, identifier, state }) => ({ id, firstName, lastName, identifier, state })));
  }

  /** The path of the list, as it is searched, sorted and filtered. */
  path(first, max) {
    const { tab: profile, state = "", sort = "name", order = "asc" } = this.app.route;
    return `${pathOf(this.place)}/accounts?${new URLSearchParams({ profile, q: this.q.trim(), state, sort, order, first, max })}`;
  }

  /** Asks for what the route and the search say. Quietly: for what is shown already, as it is now. */
  async load({ quiet = false } = {}) {
    if (quiet && (this.busy || !this.items)) return;
    this.#question.abort();
    const { signal } = (this.#question = new AbortController());
    this.busy = !quiet;
    this.app.update();
    try {
      const page = await ask(this.path(Number(this.app.route.first ?? 0), PAGE), { signal });
      await this.#read(page.items, signal);
      Object.assign(this, { ...page, problem: null, busy: false });
      this.#forgetTheGone();
      if (!quiet) this.app.say(t("found", this.total));
    } catch (problem) {
      if (problem.name === "AbortError") return;
      // What is shown stays, where a look in the background fails.
      if (!quiet || problem.slug === "forbidden") this.problem = problem;
      this.busy = false;
    }
    this.app.update();
  }

  /** Asks for the codes that aren't known yet. */
  async #read(accounts, signal) {
    if (!this.app.me.canSeeCodes) return;
    // The server keeps the code of a blocked account to itself until it is unblocked.
    const unread = accounts.filter(({ id, code, manageable, state }) => manageable && code && state !== "blocked" && this.#codes.get(id)?.issuedAt !== code.issuedAt);
    for (let i = 0; i < unread.length; i += MOST_CODES_A_CALL) {
      const some = unread.slice(i, i + MOST_CODES_A_CALL);
      const { items } = await ask("/codes", { body: { accounts: some.map(({ id }) => id) }, signal });
      items.forEach((item, n) => this.#codes.set(item.account, { ...item, issuedAt: some[n].code.issuedAt }));
    }
  }

  /** Who has left the class can't be acted on any more: no tick for them. */
  #forgetTheGone() {
    const { items, ticked } = this;
    for (const account of items) if (ticked.has(account.id)) ticked.set(account.id, account);
    if (this.q || this.app.route.state || this.total > items.length) return;
    const here = new Set(items.map(({ id }) => id));
    for (const id of ticked.keys()) if (!here.has(id)) ticked.delete(id);
  }

  tick(accounts, on) {
    for (const account of accounts) {
      if (!account.manageable) continue;
      if (on) this.ticked.set(account.id, account);
      else this.ticked.delete(account.id);
    }
    this.app.update();
  }

  search(text, { now = false } = {}) {
    this.q = text.slice(0, 100);
    clearTimeout(this.#typing);
    const ask = () => (this.app.route.first ? this.app.go({ first: undefined }) : this.load());
    if (now) ask();
    else this.#typing = setTimeout(ask, TYPING_PAUSE_MS);
    this.app.update();
  }

  get school() {
    return this.place.kind === "school" ? this.place : this.place.school ?? {};
  }

  /** The code to hand out, or null. */
  codeOf({ id, code }) {
    const known = this.#codes.get(id);
    return code && !code.expired && known?.issuedAt === code.issuedAt ? known.code : null;
  }

  /** What holds for this account, as a picture and in words. */
  stateView(account) {
    const { departure } = account;
    return html`${this.#state(account)}${departure ? html` <span class="state-note">${t(departure.next === "block" ? "goneBlocked" : "goneRemoved", dateOf(departure.at))}</span>` : nothing}`;
  }

  #state(account) {
    const { state, code, federated } = account;
    const secret = this.codeOf(account);
    if (state === "blocked") return html`<span class="state state-blocked">${t(account.leaving ? "handLeaving" : "stateBlocked")}</span>`;
    if (state === "active") {
      return html`<span class="state state-active">${t("stateActive")}</span>
        ${federated ? html`<span class="state-note">${t("federated")}</span>` : nothing}`;
    }
    const kind = state === "renewing" ? "renewing" : "to-activate";
    if (!code) return html`<span class="state state-none">${t("noCode")}</span>`;
    if (code.expired) return html`<span class="state state-none">${t("codeExpired")}</span>`;
    if (!secret) return html`<span class=${`state state-${kind}`}>${t(this.app.me.canSeeCodes ? "codeUnreadable" : `code${camel(kind)}`)}</span>`;
    const whose = fullName(account);
    return html`<span class=${`state state-${kind}`} title=${code.expiresAt ? t("codeUntil", longMoment(code.expiresAt)) : nothing}
        >${state === "renewing" ? html`<span class="state-word">${t("temporary")}</span> ` : nothing}<code>${secret}</code></span
      ><button class="tool tool-copy" type="button" aria-label=${t("copyOf", whose)} title=${t("copyBoth")}
        @click=${() => this.app.copy(t("copied1", account.identifier, secret), t("copiedOf", whose))}></button>`;
  }

  /** One row, kept with its account: the focus and the tick stay where they are. */
  #row(account) {
    let row = this.#rows.get(account.id);
    if (!row) {
      row = document.createElement("tr");
      row.setAttribute("role", "row");
      this.#rows.set(account.id, row);
    }
    const name = fullName(account);
    const on = this.ticked.has(account.id);
    row.classList.toggle("is-ticked", on);
    const shown = new Set(this.columns.map(([column]) => column));
    render(
      html`<td role="cell" class="c-tick">
          ${account.manageable
            ? html`<input type="checkbox" id=${`t-${account.id}`} aria-label=${t("tickOf", name)} .checked=${on} @change=${(event) => this.tick([account], event.target.checked)} />`
            : nothing}
        </td>
        <th role="rowheader" scope="row" class="c-name">
          <label for=${account.manageable ? `t-${account.id}` : nothing}><span class="last">${account.lastName}</span> ${account.firstName}</label>
        </th>
        ${shown.has("children") ? html`<td role="cell" class="c-children" data-label=${t("columnChildren")}>${list((account.children ?? []).map((child) => child.firstName))}</td>` : nothing}
        ${shown.has("class") ? html`<td role="cell" class="c-class" data-label=${t("columnClass")}>${list((account.classes ?? []).map((each) => each.name))}</td>` : nothing}
        ${shown.has("birthDate") ? html`<td role="cell" class="c-birth" data-label=${t("columnBirth")}>${day(account.birthDate)}</td>` : nothing}
        ${account.manageable ? this.#account(account, name) : nothing}`,
      row,
    );
    return row;
  }

  /** How the person signs in, where that may be known. */
  #account(account, name) {
    return html`<td role="cell" class="c-identifier" data-label=${t("columnIdentifier")}>${account.identifier}</td>
      <td role="cell" class="c-login" data-label=${t("columnLogin")}>
        ${account.lastLogin
          ? html`<time datetime=${account.lastLogin} title=${moment(account.lastLogin)}>${dateOf(account.lastLogin)}</time>`
          : html`<span class="muted">${t(account.state === "to-activate" ? "never" : "notKnown")}</span>`}
      </td>
      <td role="cell" class="c-state">
        <div class="state-cell">
          <span class="state-line">${this.stateView(account)}</span>
          ${this.app.me.kind === "teacher"
            ? nothing
            : html`${this.app.me.canManage ? html`<button class="tool tool-edit" type="button" aria-label=${t("handEditOf", name)} title=${t("handEdit")} @click=${() => this.app.use("person", account, this)}></button>` : nothing}<button class="tool tool-history" type="button" aria-label=${t("historyOf", name)} title=${t("history")} @click=${() => this.app.use("history", account)}></button>`}
        </div>
      </td>`;
  }

  #header(column, label) {
    const { sort = "name", order = "asc" } = this.app.route;
    const sorted = sort === column;
    const next = sorted && order === "asc" ? "desc" : undefined;
    if (column === "children") return html`<th role="columnheader" scope="col" class="c-children"><span class="sort">${label}</span></th>`;
    return html`<th role="columnheader" scope="col" class=${`c-${column}`} aria-sort=${sorted ? `${order}ending` : nothing}>
      <a class="sort" href=${this.app.href({ sort: column === "name" ? undefined : column, order: next, first: undefined })}>${label}<span class="arrow" aria-hidden="true"></span></a>
    </th>`;
  }

  /** Of colleagues nothing is told but their names. */
  get namesOnly() {
    return this.items?.length > 0 && !this.items.some((account) => account.manageable);
  }

  /** What is shown of each, and what it is called. */
  get columns() {
    const relatives = this.app.route.tab === "relative";
    if (this.namesOnly) return [["name", "columnName"]];
    return [
      ["name", "columnName"],
      ...(relatives ? [["children", "columnChildren"]] : []),
      ...(this.place.kind === "school" ? [["class", "columnClass"]] : []),
      ...(relatives ? [] : [["birthDate", "columnBirth"]]),
      ["identifier", "columnIdentifier"],
      ["lastLogin", "columnLogin"],
      ["state", "columnState"],
    ];
  }

  table() {
    const { items, ticked, busy } = this;
    if (!items) return waiting();
    const may = items.filter((account) => account.manageable);
    const all = may.length > 0 && may.every(({ id }) => ticked.has(id));
    return html`<table class="roster" role="table" aria-busy=${String(busy)} aria-label=${t(`profile${camel(this.app.route.tab)}`)}>
      <thead role="rowgroup">
        <tr role="row">
          <td role="columnheader" class="c-tick">
            ${may.length
              ? html`<input type="checkbox" id="tick-all" aria-label=${t("tickAll")} .checked=${all} .indeterminate=${!all && may.some(({ id }) => ticked.has(id))}
                  @change=${(event) => this.tick(may, event.target.checked)} /><label class="tick-all-label" for="tick-all">${t("tickAll")}</label>`
              : html`<span class="unseen">${t("columnTick")}</span>`}
          </td>
          ${this.columns.map(([column, label]) => this.#header(column, t(label)))}
        </tr>
      </thead>
      <tbody role="rowgroup">${items.map((account) => this.#row(account))}</tbody>
    </table>`;
  }

  /** Which page of a long list this is. */
  pager() {
    const { total, items } = this;
    const first = Number(this.app.route.first ?? 0);
    if (!items || total <= PAGE) return nothing;
    const to = (where, label, cls) =>
      where >= 0 && where < total ? html`<a class="button button-plain" href=${this.app.href({ first: where || undefined })}>${label}</a>` : html`<span class=${cls}></span>`;
    return html`<nav class="pager" aria-label=${t("pages")}>
      ${to(first - PAGE, t("earlier"), "")}
      <p>${t("pageOf", first + 1, Math.min(first + PAGE, total), total)}</p>
      ${to(first + PAGE, t("later"), "")}
    </nav>`;
  }

  /** Search, filter by state, order on a phone. */
  tools() {
    const { route, href } = this.app;
    const all = STATES.reduce((sum, state) => sum + (this.states[state] ?? 0), 0);
    const filter = (state, label, n) =>
      html`<li><a class=${`filter filter-${state ?? "all"}`} href=${href({ state, first: undefined })} aria-current=${route.state === state ? "true" : nothing}>${label} <b>${this.items ? t("number", n) : " "}</b></a></li>`;
    return html`<div class="tools">
      <form class="search" role="search" @submit=${(event) => (event.preventDefault(), this.search(this.q, { now: true }))}>
        <label class="unseen" for="q">${t("search")}</label>
        <input class="input" id="q" type="search" autocomplete="off" spellcheck="false" maxlength="100" placeholder=${t("search")} .value=${this.q} @input=${(event) => this.search(event.target.value)} />
      </form>
      ${this.namesOnly ? nothing : html`<nav class="filters" aria-label=${t("filterByState")}>
        <ul>${filter(undefined, t("filterAll"), all)}${STATES.map((state) => filter(state, t(`filter${camel(state)}`), this.states[state] ?? 0))}</ul>
      </nav>`}
      <label class="order"><span>${t("orderBy")}</span>
        <select @change=${(event) => this.app.go({ sort: event.target.value === "name" ? undefined : event.target.value, order: undefined, first: undefined })}>
          ${this.columns.filter(([column]) => column !== "children").map(([column, label]) => html`<option value=${column} ?selected=${(route.sort ?? "name") === column}>${t(label)}</option>`)}
        </select>
      </label>
    </div>`;
  }

  /** Nobody to show: says why, and what to do. */
  #empty() {
    const { route, href } = this.app;
    if (this.q || route.state) {
      return html`<div class="empty"><p>${this.q ? t("noneFound", this.q) : t("noneInState")}</p>
        <a class="button button-plain" href=${href({ state: undefined, first: undefined })} @click=${() => this.search("", { now: true })}>${t("showAll")}</a></div>`;
    }
    return html`<div class="empty"><p>${t(`none${camel(route.tab)}`)}</p></div>`;
  }

  view() {
    const { problem, items } = this;
    if (problem && !items) return this.app.failure(problem, () => this.load());
    const nobody = items && !items.length;
    return html`${this.app.me.canManage ? html`<p class="hand-add"><button class="button button-plain" type="button" @click=${() => this.app.use("newcomer", this)}>${t("handAdd")}</button></p>` : nothing}${this.tools()}
      ${problem ? html`<div class="notice notice-error" role="alert"><p>${trouble(problem)}</p></div>` : nothing}
      ${nobody ? this.#empty() : this.namesOnly ? nothing : this.app.bar(this)}
      ${nobody ? nothing : this.table()} ${this.pager()}`;
  }
}

/** Where the list will be, before it is there: of the same height, so that nothing jumps. */
const waiting = () => html`<div class="waiting" aria-hidden="true">${Array.from({ length: 8 }, () => html`<i></i>`)}</div>`;
