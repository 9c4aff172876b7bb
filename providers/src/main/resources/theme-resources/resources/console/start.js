// The frame: who is here, which class, which tab; asks again as time goes by. Everything else is loaded when it is wanted.
import { html, nothing, render } from "./lit-html.js";
import { PROFILES, Roster, pathOf } from "./roster.js";
import { ask, onLapse, signIn, signOut, start } from "./session.js";
import { camel, count, realmName, t, trouble } from "./words.js";

const EVERY_MS = 60_000;
/** Nobody has touched anything for so long: no more asking, so that the session of a forgotten tab ends as it should. */
const AWAY_MS = 10 * 60_000;

const root = document.documentElement;
const stage = document.getElementById("stage");
const person = document.getElementById("person");
const heard = document.getElementById("heard");

const parts = new Map();
/** The first classes of all that this person may see. */
let classes = null;
let place = null;
let roster = null;
let screen = null;
let problem = null;
let notice = null;
let drawing = false;
let lastTouch = Date.now();
let lastLook = 0;

/** An address that somebody typed may be no address. */
const decoded = (part) => {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
};

const parse = () => {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [kind, id, tab] = path.split("/").map(decoded);
  return kind === "class" || kind === "school" ? { kind, id, tab: tab || "pupil", ...Object.fromEntries(new URLSearchParams(query)) } : { kind: "" };
};

export const app = {
  me: null,
  /** How many reported attachments the school of here has to look at; null until it is known. */
  reports: null,
  route: parse(),

  /** The address of here with some things changed. */
  href(changes) {
    const { kind, id, tab, ...rest } = { ...app.route, ...changes };
    if (!kind) return "#/";
    const query = new URLSearchParams(Object.entries(rest).filter(([, value]) => value !== undefined && value !== "")).toString();
    return `#/${kind}/${encodeURIComponent(id)}/${tab ?? "pupil"}${query && `?${query}`}`;
  },
  go(changes) {
    location.hash = app.href(changes);
  },

  /** Whether that is what is shown: what isn't need not keep up. */
  shows: (one) => screen === one,

  /** Draws again, once however often it is asked for in one go. */
  update() {
    if (drawing) return;
    drawing = true;
    queueMicrotask(() => {
      drawing = false;
      draw();
    });
  },

  /** To be heard by those who don't see it. */
  say(text) {
    heard.textContent = heard.textContent === text ? `${text}\u00a0` : text;
  },
  /** To be seen and heard, until the next one or until it is put away. */
  tell(text, kind = "success") {
    notice = text && { text, kind };
    app.update();
  },

  async copy(text, said) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // No clipboard API without https. The old way needs something selected.
      const field = Object.assign(document.createElement("textarea"), { value: text, className: "unseen" });
      (document.querySelector("dialog[open]") ?? document.body).append(field);
      const before = document.activeElement;
      field.select();
      document.execCommand("copy");
      field.remove();
      before?.focus();
    }
    app.tell(said);
  },

  /** Loads a part when it is first wanted, and uses it. */
  async use(name, ...values) {
    try {
      return await (await part(name)).open(app, ...values);
    } catch (failure) {
      if (!failure.slug) failure.slug = "offline";
      app.tell(trouble(failure), "error");
    }
  },

  /** What can be done with those who are ticked. Its place is there from the start. */
  bar(list) {
    const acts = parts.get("acts");
    if (list.ticked.size && !acts) part("acts").then(app.update, () => app.tell(t("problemOffline"), "error"));
    return acts && list.ticked.size ? acts.bar(app, list) : html`<div class="bar"><p class="bar-hint">${t(list.ticked.size ? "loading" : "tickHint")}</p></div>`;
  },

  failure: (trouble_, again) => html`<div class="notice notice-error" role="alert">
    <div><p>${trouble(trouble_)}</p>${trouble_.slug === "reserved"
      ? html`<button class="button button-plain" type="button" @click=${signOut}>${t("signOut")}</button>`
      : html`<button class="button button-plain" type="button" @click=${again}>${t("again")}</button>`}</div>
  </div>`,
};

async function part(name) {
  const loaded = await import(`./${name}.js`);
  parts.set(name, loaded);
  return loaded;
}

const tabs = () => {
  const { route } = app;
  const tab = (name, label, extra = nothing) =>
    html`<li><a class=${`tab tab-${name}`} href=${app.href({ tab: name, state: undefined, first: undefined, sort: undefined, order: undefined, of: undefined, run: undefined, lines: undefined })} aria-current=${route.tab === name ? "page" : nothing}>${label} ${extra}</a></li>`;
  return html`<nav class="tabs" aria-label=${t("tabs")}>
    <ul>
      ${PROFILES.filter((profile) => profile !== "guest" || (place.kind === "school" && app.me.kind !== "teacher")).map((profile) => tab(profile, t(`profile${camel(profile)}`), html`<b>${roster?.items ? count(roster.counts[profile] ?? 0) : "\u2007"}</b>`))}
      ${tab("progress", t(place.kind === "class" ? "progress" : "progressOfSchool"))} ${place.kind === "school" && app.me.kind !== "teacher" ? html`${tab("reports", t("reports"), html`<b>${app.reports === null ? "\u2007" : count(app.reports)}</b>`)} ${app.me.canImport ? tab("import", t("import")) : nothing} ${tab("sheet", t("sheetText"))}` : nothing}
    </ul>
  </nav>`;
};

const frame = (inside) => html`<div class="place">
    ${place.several ? html`<a class="crumb" href="#/">${t("allClasses")}</a>` : html`<p class="place-title">${t("title")}</p>`}
    <h1>${place.name ?? "\u00a0"}</h1>
    ${place.school ? html`<p class="place-school">${app.me.kind === "teacher" ? place.school.name : html`<a href=${`#/school/${encodeURIComponent(place.school.id)}/pupil`}>${place.school.name}</a>`}</p>` : nothing}
  </div>
  ${tabs()}
  <div class="inside">${inside}</div>`;

const loading = () => html`<p class="loading">${t("loading")}</p>`;

function draw() {
  const focused = document.activeElement;
  const said = notice
    ? html`<div class=${`notice notice-${notice.kind} said`} tabindex="-1"><p>${notice.text}</p><button class="tool tool-close" type="button" aria-label=${t("close")} title=${t("close")} @click=${() => app.tell(null)}></button></div>`
    : nothing;
  const inside = problem ? app.failure(problem, () => location.reload()) : screen ? screen.view() : loading();
  render(html`<div class="told" role="status">${said}</div>${place && !problem ? frame(inside) : inside}`, stage);
  // A row that moved has lost the focus on the way; a button that has done its work may be gone.
  if (focused !== document.activeElement && focused?.isConnected && !focused.closest("dialog")) focused.focus({ preventScroll: true });
  if (notice && document.activeElement === document.body) stage.querySelector(".said")?.focus({ preventScroll: true });
}

/** Follows the address. */
async function follow() {
  const before = app.route;
  const { route } = Object.assign(app, { route: parse() });
  problem = null;
  const elsewhere = route.kind !== before.kind || route.id !== before.id;
  if (elsewhere || route.tab !== before.tab) {
    notice = null;
    if (screen) {
      roster?.ticked.clear();
      if (roster) roster.items = null;
      if (roster && elsewhere) roster.q = "";
    }
    screen = null;
  }
  try {
    await show(route, elsewhere);
  } catch (failure) {
    problem = failure.slug ? failure : Object.assign(failure, { slug: "offline" });
  }
  draw();
  // The tabs of a phone may be wider than its screen.
  document.querySelector(".tab[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (elsewhere && before.kind !== null) {
    scrollTo(0, 0);
    document.getElementById("content").focus();
  }
}

async function show(route, elsewhere) {
  classes ??= await ask("/classes?max=500");
  if (!route.kind) {
    place = roster = null;
    const [only] = classes.items;
    if (classes.total === 1 && app.me.kind === "teacher") return location.replace(`#/class/${encodeURIComponent(only.id)}/pupil`);
    screen = (await part("places")).open(app, classes);
    document.title = `${t("title")} – ${realmName}`;
    return;
  }
  if (elsewhere || !place) {
    place = await find(route);
    roster = new Roster(place, app);
    lookAtReports();
  }
  document.title = `${place.name} – ${t("title")}`;
  if (PROFILES.includes(route.tab)) {
    screen = roster;
    lastLook = Date.now();
    await roster.load();
  } else {
    if (!roster.items) lookAtCounts();
    screen ??= await (await part({ sheet: "sheettext", reports: "reports", import: "imports" }[route.tab] ?? "progress")).open(app, place);
    await screen.follow?.();
  }
}

/** The class or the school that the address names. */
async function find({ kind, id }) {
  const several = classes.total > 1 || app.me.kind !== "teacher";
  const known = kind === "class" ? classes.items : classes.items.map(({ school }) => school);
  const { items } = known.some((each) => each.id === id) ? { items: known } : await ask(`/${kind === "class" ? "classes" : "schools"}?max=500`);
  return { name: t(kind === "class" ? "aClass" : "aSchool"), ...items.find((each) => each.id === id), kind, id, several };
}

/** The tabs' numbers, where no list has brought them. */
async function lookAtCounts() {
  const from = roster;
  const { counts } = await ask(`${pathOf(place)}/accounts?profile=pupil&max=1`);
  Object.assign(from, { counts, items: from.items ?? [] });
  app.update();
}

/** For those who may see them: a report waits until somebody looks. */
async function lookAtReports() {
  app.reports = null;
  if (place.kind !== "school" || app.me.kind === "teacher") return;
  const from = place;
  const { items } = await ask(`${pathOf(from)}/reports`).catch(() => ({ items: [] }));
  if (place !== from) return;
  app.reports = items.length;
  app.update();
}

/** Another teacher may have made a new code meanwhile: what is shown is what is valid. */
function look() {
  const here = document.visibilityState === "visible" && Date.now() - lastTouch < AWAY_MS && navigator.onLine;
  if (!here || screen !== roster || !roster || document.querySelector("dialog[open]")) return;
  lastLook = Date.now();
  roster.load({ quiet: true });
}

const leave = () => html`<button class="link" type="button" @click=${signOut}>${t("signOut")}</button>`;

async function begin() {
  if (root.dataset.brand) {
    root.style.setProperty("--brand", root.dataset.brand);
    root.style.setProperty("--on-brand", root.dataset.onBrand);
    if (root.dataset.onBrand === "#000") root.style.setProperty("--edge-action", "#0008");
  }
  onLapse(async ({ level, early }) => {
    if (early) return signIn({ level });
    await app.use("lapse", { level });
    return new Promise(() => {});
  });
  try {
    await start();
    app.route = { kind: null };
    app.me = await ask("/me");
  } catch (failure) {
    // Whoever the page is not for must be able to leave it to somebody else: computers at school are shared.
    const reserved = failure.slug === "forbidden";
    if (reserved) render(leave(), person);
    problem = reserved ? Object.assign(failure, { slug: "reserved" }) : failure;
    app.update();
    return;
  }
  render(html`<span class="person-name">${app.me.name}</span>${leave()}`, person);
  await follow();
  addEventListener("hashchange", follow);
  for (const touch of ["pointerdown", "keydown", "scroll"]) {
    addEventListener(touch, () => (lastTouch = Date.now()), { passive: true, capture: true });
  }
  setInterval(look, EVERY_MS);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") lastTouch = Date.now();
    if (Date.now() - lastLook > 2000) look();
  });
  const line = () => root.classList.toggle("is-offline", !navigator.onLine);
  addEventListener("offline", line);
  addEventListener("online", () => (line(), look()));
}

stage.replaceChildren();
app.update();
for (const link of document.querySelectorAll(".languages a")) {
  link.addEventListener("click", () => (link.hash = location.hash));
}
begin();
