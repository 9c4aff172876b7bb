// Importing a school's files: sent, looked at, tried, applied. One file is one import, which goes on whether or not this page does.
import { html, nothing } from "./lit-html.js";
import { sure } from "./dialog.js";
import { Columns } from "./importcolumns.js";
import { Report, ending } from "./importreport.js";
import { pathOf } from "./roster.js";
import { ask } from "./session.js";
import { upload, uploadOf } from "./upload.js";
import { count, known, lang, moment, t, texts, trouble } from "./words.js";

const MOST_BYTES = 50_000_000;
const MOST_LISTED = 50;
const EVERY_MS = 1200;
/** Where nobody looks it need not be so fast. */
const EVERY_MS_UNSEEN = 15_000;
const MOVING = ["waiting", "running"];
/** Said aloud each time that so much more is done. */
const SAID_EVERY_PERCENT = 25;

const megabytes = (bytes) => count(Math.round(bytes / 100_000) / 10);
const percent = (share) => count(Math.floor(share * 100));

/** The one that was opened last: it looks again as soon as somebody looks at it. */
let opened = null;
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && opened?.look());

class Imports {
  items = null;
  run = null;
  columns = null;
  report = null;
  problem = null;
  refused = null;
  busy = false;
  over = false;
  #timer = 0;
  #attempt = null;
  #said = "";
  /** Whether somebody went from one address of this page to another: the first one is the browser's affair. */
  #walked = false;

  constructor(app, place) {
    Object.assign(this, { app, place, path: `${pathOf(place)}/imports` });
  }

  own(run) {
    return `${this.path}/${encodeURIComponent(run.id)}`;
  }

  /** Another address of this page: the list, or one import. */
  async follow() {
    const { run: id } = this.app.route;
    if (!id) Object.assign(this, { run: null, columns: null, report: null });
    if (id && this.run?.id !== id) Object.assign(this, { run: null, columns: null, report: null, refused: null, items: null });
    await this.load();
    if (this.#walked) this.#hold();
    this.#walked = true;
  }

  async load() {
    const { run: id } = this.app.route;
    this.problem = null;
    try {
      if (id) await this.#take(await ask(`${this.path}/${encodeURIComponent(id)}`));
      else this.items = (await ask(`${this.path}?max=${MOST_LISTED}`)).items;
    } catch (problem) {
      this.problem = problem;
    }
    this.app.update();
    this.#again();
  }

  /** An import as it is now, with what belongs to where it stands. */
  async #take(run) {
    const before = this.run;
    if (this.app.route.run !== run.id) return;
    this.run = run;
    if (run.state === "uploading" && run.received === run.size) {
      this.columns ??= new Columns(this);
      if (!this.columns.found) await this.columns.load();
    } else this.columns = null;
    const ended = !MOVING.includes(run.state) && !["uploading", "paused"].includes(run.state);
    if (ended) {
      this.report ??= new Report(this);
      await this.report.follow();
    } else this.report = null;
    this.#tell(before);
  }

  /** To those who don't see the bar: where it stands, and how far it is now and then. */
  #tell(before) {
    const { run } = this;
    if (before && before.state !== run.state) this.#hold();
    const step = run.state === "running" ? Math.floor(run.percent / SAID_EVERY_PERCENT) : "";
    const now = `${run.id} ${run.state} ${run.behind} ${step}`;
    if (now !== this.#said && before) this.app.say(run.state === "running" && step ? t("importPercent", percent(run.percent / 100)) : stateOf(run));
    this.#said = now;
  }

  /** Where the button that was pressed is gone with what it was part of, the focus goes to the import's name. */
  #hold() {
    setTimeout(() => {
      if (document.activeElement === document.body) document.querySelector(".import-file")?.focus({ preventScroll: true });
    });
  }

  #again() {
    clearTimeout(this.#timer);
    const moves = this.run ? MOVING.includes(this.run.state) : this.items?.some((each) => MOVING.includes(each.state));
    if (!moves || !this.app.shows(this)) return;
    this.#timer = setTimeout(() => this.look(), document.visibilityState === "visible" ? EVERY_MS : EVERY_MS_UNSEEN);
  }

  async look() {
    if (!this.app.shows(this) || (!this.run && !this.items)) return;
    try {
      if (this.run) await this.#take(await ask(this.own(this.run)));
      else this.items = (await ask(`${this.path}?max=${MOST_LISTED}`)).items;
    } catch (problem) {
      // What is shown stays; the next look may do better.
      if (problem.slug === "forbidden" || problem.slug === "not-found") this.problem = problem;
    }
    this.app.update();
    this.#again();
  }

  /** Does one thing at a time, and says what came of it: a button that is pressed meanwhile does nothing. */
  async attempt(what) {
    if (this.busy) return;
    this.#attempt = this.#do(what);
    await this.#attempt;
  }

  /** What somebody has just said yes to is not dropped: it waits. */
  async #agreed(what) {
    while (this.busy) await this.#attempt;
    await this.attempt(what);
  }

  async #do(what) {
    Object.assign(this, { busy: true, refused: null });
    this.app.update();
    try {
      await what();
    } catch (problem) {
      this.refused = problem;
      // It is not where this page thought it was.
      if (problem.status === 409) {
        if (this.columns) this.columns.found = null;
        await this.load();
      }
    }
    this.busy = false;
    this.app.update();
    this.#again();
  }

  #step = (name, body) => async () => this.#take(await ask(`${this.own(this.run)}/${name}`, { method: "POST", body }));

  act = (name, body) => this.attempt(this.#step(name, body));

  apply = () =>
    this.attempt(async () => {
      const run = await ask(`${this.own(this.run)}/apply`, { method: "POST" });
      this.app.say(t("importApplied"));
      this.app.go({ run: run.id, lines: undefined, first: undefined });
    });

  /** Tries the same file once more, perhaps with other columns. */
  redo = () =>
    this.attempt(async () => {
      const run = await ask(`${this.own(this.run)}/redo`, { method: "POST" });
      this.app.go({ run: run.id, lines: undefined, first: undefined });
    });

  async cancel({ drop = false } = {}) {
    const words = drop ? ["importDrop", "importDropText"] : this.run.dry ? ["importStop", "importStopTrialText"] : ["importStop", "importStopText"];
    if (!(await sure(t(words[0]), t(words[1]), t(words[0])))) return;
    await this.#agreed(this.#step("cancel"));
    if (drop && this.run?.state === "cancelled") this.app.go({ run: undefined });
  }

  async confirm() {
    const { held } = this.run.counts;
    if (await sure(t("importConfirmTitle", held), t("importConfirmText"), t("importConfirm"))) await this.#agreed(this.#step("confirm"));
  }

  /** Sends a file, if it is one: a new one, or the rest of one. */
  async send([file, ...others], run) {
    this.over = false;
    if (uploadOf(this.path)) return;
    this.refused = null;
    if (!file) this.refused = { slug: "import-no-file" };
    else if (others.length) this.refused = { slug: "import-several-files" };
    else if (!/\.(csv|txt)$/i.test(file.name)) this.refused = { slug: "import-no-table" };
    else if (file.size > MOST_BYTES) this.refused = { slug: "file-too-large" };
    else if (!file.size) this.refused = { slug: "import-empty" };
    else if (run && file.size !== run.size) this.refused = { slug: "other-file" };
    if (this.refused) return this.app.update();
    const going = upload(this.path, file, run, () => this.app.update());
    const done = going.go();
    this.app.say(t("importSending", file.name));
    this.app.update();
    const sent = await done;
    this.refused = going.problem;
    if (sent && this.app.shows(this)) {
      this.app.say(t("importSent", file.name));
      if (this.app.route.run === sent.id) await this.load();
      else this.app.go({ run: sent.id });
    } else {
      if (sent) this.app.tell(t("importSentWaits", file.name));
      await this.load();
    }
  }

  // What is seen

  #drop(run) {
    const choose = (event) => {
      const files = [...event.target.files];
      if (files.length) this.send(files, run);
      event.target.value = "";
    };
    const over = (on) => (event) => {
      event.preventDefault();
      if (this.over !== on) this.app.update();
      this.over = on;
    };
    return html`<div class=${`drop ${this.over ? "is-over" : ""}`} @dragover=${over(true)} @dragleave=${over(false)} @drop=${(event) => (event.preventDefault(), this.send(event.dataTransfer.files, run))}>
      <p class="drop-word">${t(run ? "importDropRest" : "importDropHere", run?.file)}</p>
      <label class="button button-main drop-choose">${t("importChoose")}<input class="unseen" type="file" accept=".csv,.txt,text/csv" aria-describedby="drop-hint" @change=${choose} /></label>
      <p class="hint" id="drop-hint">${t("importLimits")}</p>
    </div>`;
  }

  #sending(going) {
    const { file, sent, share, waits } = going;
    return html`<div class="import-going">
      <p id="sending"><b>${t("importSending", file.name)}</b></p>
      <progress max="100" value=${Math.floor(share * 100)} aria-labelledby="sending"></progress>
      <p>${t("importSentOf", percent(share), megabytes(sent), megabytes(file.size))}</p>
      ${waits ? html`<p class="notice" role="status">${t(waits === "offline" ? "importCut" : "importWaits")}</p>` : nothing}
      <div class="buttons"><button class="button button-plain" type="button" @click=${() => going.stop()}>${t("importStopSending")}</button></div>
    </div>`;
  }

  #trouble() {
    const { refused } = this;
    if (!refused) return nothing;
    const text = known(`importProblem.${refused.slug}`) ?? trouble(refused);
    return html`<div class="notice notice-error" role="alert"><p>${text}</p></div>`;
  }

  #item(run) {
    const { counts } = run;
    const [create, change, go, back] = run.dry ? ["ToCreate", "ToChange", "WouldGo", "WouldReturn"] : ["Created", "Changed", "Gone", "Returned"];
    const held = run.state === "asking" || (run.dry && run.canApply) ? counts.held : 0;
    const words = [[create, counts.created], [change, counts.changed], [go, counts.gone], ["Held", held], [back, counts.returned], ["Questions", counts.questions], ["Problems", counts.problems]].filter(([, n]) => n);
    return html`<li class="import-item">
      <p class="import-name"><a href=${this.app.href({ run: run.id, lines: undefined, first: undefined })}>${run.file}</a> <span class=${`import-state import-${run.state}`}>${stateOf(run, uploadOf(this.path))}</span></p>
      <p class="muted">${run.by ? t("importBy", moment(run.askedAt), run.by) : moment(run.askedAt)}${words.length ? html` · ${words.map(([key, n]) => t(`importIn${key}`, n)).join(", ")}` : nothing}</p>
    </li>`;
  }

  #list() {
    const going = uploadOf(this.path);
    // What was tried and then applied, or tried once more, is there as what did so.
    const shown = this.items.filter((run) => !run.appliedBy && ending(run) !== "redone");
    return html`<h2>${t("importTitle")}</h2>
      <p class="lead">${t("importLead")}</p>
      ${this.#trouble()} ${going ? this.#sending(going) : this.#drop()}
      <h3>${t("importList")}</h3>
      ${shown.length ? html`<ul class="import-list">${shown.map((run) => this.#item(run))}</ul>` : html`<p class="muted">${t("importNone")}</p>`}`;
  }

  #steps(at) {
    const steps = ["importStepFile", "importStepColumns", "importStepPreview", "importStepDone"];
    return html`<ol class="import-steps">${steps.map((step, i) => html`<li class=${i < at ? "is-done" : ""} aria-current=${i === at ? "step" : nothing}><span>${t(step)}</span></li>`)}</ol>`;
  }

  #progress() {
    const { run } = this;
    const { state, dry, percent: done, accountsPerSecond: speed, secondsLeft } = run;
    const going = state === "running";
    const figures = [t("importPercent", percent(done / 100)), going && speed ? t("importSpeed", speed) : "", going && secondsLeft !== null ? left(secondsLeft) : ""].filter(Boolean);
    return html`<section class="import-going">
      <h3 id="going">${stateOf(run)}</h3>
      <progress max="100" value=${done} aria-labelledby="going"></progress>
      <p>${figures.join(" · ")}</p>
      ${run.behind ? html`<p class="notice">${t("importBehind")}</p>` : nothing}
      <p class="hint">${t(dry ? "importGoesOnTrial" : "importGoesOn")}</p>
      <div class="buttons">
        ${state === "paused"
          ? html`<button class="button button-main" type="button" @click=${() => this.act("resume")}>${t("importResume")}</button>`
          : html`<button class="button button-plain" type="button" @click=${() => this.act("pause")}>${t("importPause")}</button>`}
        <button class="button button-plain" type="button" @click=${() => this.cancel()}>${t("importStop")}</button>
      </div>
    </section>`;
  }

  #rest() {
    const { run } = this;
    return html`<section>
      <h3>${t("importCutTitle")}</h3>
      <p>${t("importCutText", run.file, percent(run.received / run.size))}</p>
      ${this.#drop(run)}
      <div class="buttons"><button class="button button-plain" type="button" @click=${() => this.cancel({ drop: true })}>${t("importDrop")}</button></div>
    </section>`;
  }

  #one() {
    const { run } = this;
    const going = uploadOf(this.path);
    const inside = () => {
      if (run.state === "uploading" && run.received < run.size) return going?.run?.id === run.id ? this.#sending(going) : this.#rest();
      if (this.columns) return this.columns.view();
      return this.report ? this.report.view() : this.#progress();
    };
    const at = run.state === "uploading" ? (run.received < run.size ? 0 : 1) : run.dry ? 2 : 3;
    return html`<a class="crumb" href=${this.app.href({ run: undefined, lines: undefined, first: undefined })}>${t("importAll")}</a>
      <h2 class="import-file" tabindex="-1">${run.file}</h2>
      <p class="muted">${run.by ? t("importBy", moment(run.askedAt), run.by) : moment(run.askedAt)}</p>
      ${this.#steps(at)} ${this.#trouble()} ${inside()}`;
  }

  view() {
    const { problem, run, items } = this;
    if (problem) return this.app.failure(problem, () => this.load());
    const inside = this.app.route.run ? run && (!this.columns || this.columns.found || this.columns.problem) && this.#one() : items && this.#list();
    return html`<div class="import">${inside || html`<p class="loading">${t("loading")}</p>`}</div>`;
  }
}

/** Where an import stands, in words. */
function stateOf(run, going) {
  const { state, dry, received, size } = run;
  if (state === "uploading" && received < size) return t(going?.run?.id === run.id ? "importState.sending" : "importState.cut", percent(received / size));
  if (state === "uploading") return t("importState.columns");
  if (state === "waiting") return t(run.behind ? "importState.behind" : "importState.waiting");
  if (state === "running") return t(dry ? "importState.trying" : "importState.running");
  if (state === "done" && dry) return t(run.appliedBy ? "importState.applied" : run.canApply ? "importState.tried" : "importState.stale");
  return t(`importState.${ending(run)}`);
}

function left(seconds) {
  return seconds < 60 ? t("importSecondsLeft", Math.max(1, seconds)) : t("importMinutesLeft", Math.ceil(seconds / 60));
}

/** Its own texts, which no other part of the console needs. */
async function learn() {
  const answer = await fetch(`${location.pathname.replace(/\/?$/, "/")}texts/import?kc_locale=${lang}`);
  if (!answer.ok) throw Object.assign(new Error(), { slug: "server-error" });
  Object.assign(texts, (await answer.json()).texts);
}

/** And its own styles. */
let styled = null;
const style = () =>
  new Promise((resolve) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("./import.css", import.meta.url).href, onload: resolve, onerror: resolve });
    document.head.append(link);
  });

export async function open(app, place) {
  styled ??= style();
  await Promise.all([learn(), styled]);
  opened = new Imports(app, place);
  return opened;
}
