// What an import did, or would do: counted, and line by line.
import { html, nothing } from "./lit-html.js";
import { ask } from "./session.js";
import { save } from "./sheets.js";
import { count, fullName, known, t, trouble } from "./words.js";

const PAGE = 50;
const MOST_AT_ONCE = 500;
const KINDS = { created: "created", changed: "changed", gone: "gone", held: "held", returned: "returned", class: "classes", question: "questions", problem: "problems", note: "notes" };
/** What most files have nothing of is shown where there is something. */
const RARE = ["held", "class", "note"];
/** What somebody has to look at comes before what went by itself. */
const FIRST = ["problem", "held", "question", "created", "changed", "gone", "returned", "class", "note"];

/** How an import has ended, where its state alone doesn't tell. Only one that came to its end has all percent. */
export function ending({ state, dry, percent, counts }) {
  if (state === "cancelled" && percent === 100) return dry ? "redone" : counts.held ? "kept" : "reread";
  if (state === "cancelled" && dry) return "dropped";
  return state === "done" && !dry && counts.held ? "undecided" : state;
}

/** Of the file and the day, so that one report is told from the next. */
const nameOf = ({ file, askedAt }) => `compte-rendu-${file.replace(/\.[^.]*$/, "")}-${askedAt.slice(0, 10)}.csv`;

export class Report {
  lines = null;
  total = 0;
  problem = null;
  gathering = false;
  #shown = "";

  constructor(imports) {
    Object.assign(this, { imports, app: imports.app });
  }

  count(kind) {
    return this.imports.run.counts[KINDS[kind]];
  }

  get kind() {
    const { lines } = this.app.route;
    return lines in KINDS ? lines : FIRST.find((kind) => this.count(kind)) ?? "created";
  }

  /** Asks for the lines that the address names, unless they are there. */
  async follow() {
    const { first = 0 } = this.app.route;
    const { run } = this.imports;
    const wanted = `${run.id} ${run.state} ${this.kind} ${first}`;
    if (wanted === this.#shown) return;
    this.problem = null;
    try {
      const page = await ask(`${this.imports.own(run)}/report?${new URLSearchParams({ kind: this.kind, first, max: PAGE })}`);
      Object.assign(this, { lines: page.items, total: page.total });
      this.#shown = wanted;
    } catch (problem) {
      this.problem = problem;
    }
  }

  download = () => this.imports.attempt(async () => save(await ask(`${this.imports.own(this.imports.run)}/report.csv`, { file: true }), nameOf(this.imports.run)));

  /** The sheets of those who got an account and have not activated it: found part by part, sorted by class. */
  async sheets() {
    if (this.gathering) return;
    this.gathering = true;
    this.app.update();
    const found = [];
    await this.imports.attempt(async () => {
      for (let first = 0, total = 1; first < total; first += MOST_AT_ONCE) {
        const page = await ask(`${this.imports.own(this.imports.run)}/new-accounts?${new URLSearchParams({ first, max: MOST_AT_ONCE })}`);
        found.push(...page.items);
        total = page.total;
      }
    });
    this.gathering = false;
    this.app.update();
    if (this.imports.refused) return;
    if (!found.length) return this.app.tell(t("importSheetsNone"));
    const key = (account) => `${account.classes?.[0]?.name ?? "\uffff"} ${fullName(account)}`;
    const sorted = found.map((account) => [key(account), account]).sort(([a], [b]) => a.localeCompare(b, "fr", { numeric: true }));
    await this.app.use("sheets", sorted.map(([, account]) => account));
  }

  /** What this is, and what can be done with it. */
  #head() {
    const { imports } = this;
    const { run } = imports;
    const { counts } = run;
    const nothingToDo = !counts.created && !counts.changed && !counts.gone && !counts.returned && !counts.classes && !counts.held;
    const table = html`<button class="button button-plain" type="button" @click=${this.download}>${t("importDownload")}</button>`;
    const other = html`<a class="button button-plain" href=${this.app.href({ run: undefined, lines: undefined, first: undefined })}>${t("importOther")}</a>`;
    if (run.state === "asking") {
      return html`<div class="notice notice-info"><div><p class="notice-title">${t("importAsking", counts.held)}</p><p>${t("importAskingText")}</p></div></div>
        <div class="buttons">
          <button class="button button-main" type="button" @click=${() => imports.confirm()}>${t("importConfirm")}</button>
          <button class="button button-plain" type="button" @click=${() => imports.act("cancel")}>${t("importKeep")}</button>
          ${this.#heldLink()}
          ${this.#sheetsButton("plain")} ${table}
        </div>`;
    }
    if (run.state === "done" && run.dry) {
      const word = run.appliedBy ? "importWasApplied" : !run.canRedo ? "importExpired" : !run.canApply ? "importStale" : nothingToDo ? "importNothing" : "importPreview";
      return html`<div class="notice"><div><p class="notice-title">${t(word)}</p>
          ${run.canApply && !nothingToDo ? html`<p>${t("importPreviewText")}</p>` : nothing}
          ${run.canApply && counts.held ? html`<p>${t("importWouldAsk", counts.held)} ${this.#heldLink()}</p>` : nothing}</div></div>
        <div class="buttons">
          ${run.canApply && !nothingToDo ? html`<button class="button button-main" type="button" aria-disabled=${String(imports.busy)} @click=${imports.apply}>${t("importApply")}</button>` : nothing}
          ${run.appliedBy ? html`<a class="button button-main" href=${this.app.href({ run: run.appliedBy, lines: undefined, first: undefined })}>${t("importSeeApplied")}</a>` : nothing}
          ${run.canRedo ? html`<button class=${`button button-${run.canApply ? "plain" : "main"}`} type="button" aria-disabled=${String(imports.busy)} @click=${imports.redo}>${t(run.canApply ? "importCorrect" : "importRedo")}</button>` : nothing}
          ${table} ${other}
        </div>`;
    }
    const kind = { done: "success", failed: "error" }[run.state];
    return html`<div class=${`notice ${kind ? `notice-${kind}` : ""}`}><div><p class="notice-title">${t(`importEnd.${ending(run)}`, counts.held)}</p>${run.failure ? html`<p>${run.failure}</p>` : nothing}</div></div>
      <div class="buttons">${this.#sheetsButton()} ${table} ${other}</div>`;
  }

  /** To the names: nobody confirms what she does not see. */
  #heldLink() {
    return html`<a class="import-held" href=${this.app.href({ lines: "held", first: undefined })}>${t("importSeeHeld")}</a>`;
  }

  #sheetsButton(look = "main") {
    const { run } = this.imports;
    if (run.dry || !run.counts.created || !this.app.me.canSeeCodes) return nothing;
    return html`<button class=${`button button-${look}`} type="button" aria-disabled=${String(this.gathering)} @click=${() => this.sheets()}>${t(this.gathering ? "underWay" : "importSheets")}</button>`;
  }

  /** What was only tried is told as such. */
  #called(kind) {
    return (this.imports.run.dry && known(`importKind.${kind}Tried`)) || t(`importKind.${kind}`);
  }

  #filters() {
    const { href } = this.app;
    return html`<nav class="filters" aria-label=${t("importKinds")}><ul>
      ${Object.keys(KINDS).filter((kind) => !RARE.includes(kind) || this.count(kind) || kind === this.kind).map((kind) => html`<li><a class=${`filter filter-all import-kind-${kind}`} href=${href({ lines: kind, first: undefined })} aria-current=${kind === this.kind ? "true" : nothing}>${this.#called(kind)} <b>${count(this.count(kind))}</b></a></li>`)}
    </ul></nav>`;
  }

  #line({ file, line, field, text }) {
    const { run } = this.imports;
    return html`<tr role="row">
      <th role="rowheader" scope="row">${line ? t("importLine", line) : t("importWholeFile")}${file && file !== run.file ? html` <span class="muted">${file}</span>` : nothing}</th>
      <td role="cell">${field ? html`<b>${field}</b> – ` : nothing}${text}</td>
    </tr>`;
  }

  #pager() {
    const first = Number(this.app.route.first ?? 0);
    if (this.total <= PAGE) return nothing;
    const to = (where, label) => (where >= 0 && where < this.total ? html`<a class="button button-plain" href=${this.app.href({ first: where || undefined })}>${label}</a>` : html`<span></span>`);
    return html`<nav class="pager" aria-label=${t("pages")}>
      ${to(first - PAGE, t("earlier"))}
      <p>${t("pageOf", first + 1, Math.min(first + PAGE, this.total), this.total)}</p>
      ${to(first + PAGE, t("later"))}
    </nav>`;
  }

  view() {
    const { lines, problem, kind } = this;
    const { run } = this.imports;
    const { unchanged } = run.counts;
    return html`<section class="import-report">
      <h3>${t(run.dry ? "importPreviewTitle" : "importReport")}</h3>
      ${this.#head()} ${this.#filters()}
      ${unchanged ? html`<p class="muted">${t("importUnchanged", unchanged)}</p>` : nothing}
      ${problem ? html`<div class="notice notice-error" role="alert"><p>${trouble(problem)}</p></div>` : nothing}
      ${kind === "question" && this.count(kind) ? html`<p class="hint">${t("importQuestionHint")}</p>` : nothing}
      ${lines?.length
        ? html`<table class="import-lines" role="table" aria-label=${this.#called(kind)}>
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t("importLineOf", run.file)}</th><th role="columnheader" scope="col">${t("importWhat")}</th></tr></thead>
            <tbody role="rowgroup">${lines.map((line) => this.#line(line))}</tbody>
          </table>`
        : lines && html`<p class="muted">${t("importNoLines")}</p>`}
      ${this.#pager()}
    </section>`;
  }
}
