// "Où en est la classe ?": a picture of today and of the days before, and the same figures as a table.
import { html, nothing, svg } from "./lit-html.js";
import { PROFILES, STATES, pathOf } from "./roster.js";
import { ask } from "./session.js";
import { camel, count, longDate, t } from "./words.js";

const WIDTH = 640;
const HEIGHT = 220;
/** A class is drawn person by person; more than this many are a bar. */
const MOST_TILES = 60;
const MOST_ROWS = 400;

const sum = (states) => STATES.reduce((all, state) => all + (states[state] ?? 0), 0);
/** A code for a new password takes nothing away: the account was activated, and still is. */
const activated = (states) => (states.active ?? 0) + (states.renewing ?? 0);
const share = (n, all) => (all ? Math.round((100 * n) / all) : 0);

/** Today as a row of tiles, one for each, or as a bar. */
function bar(states, label, { tiles = true } = {}) {
  const all = sum(states);
  let x = 0;
  if (tiles && all && all <= MOST_TILES) {
    const across = Math.min(all, 15);
    return html`<svg class="tiles" viewBox=${`0 0 ${across * 24} ${Math.ceil(all / across) * 24}`} role="img" aria-label=${label}>
      ${STATES.flatMap((state) => Array.from({ length: states[state] ?? 0 }, () => state)).map(
        (state, i) => svg`<rect class=${`s-${state}`} x=${(i % across) * 24 + 2} y=${Math.floor(i / across) * 24 + 2} width="20" height="20" rx="4"/>`,
      )}
    </svg>`;
  }
  return html`<svg class="line" viewBox="0 0 600 24" preserveAspectRatio="none" role="img" aria-label=${label}>
    ${STATES.map((state) => {
      const width = all ? (600 * (states[state] ?? 0)) / all : 0;
      x += width;
      return width ? svg`<rect class=${`s-${state}`} x=${x - width} y="0" width=${width} height="24"/>` : nothing;
    })}
    ${all ? nothing : svg`<rect class="s-none" x="0" y="0" width="600" height="24"/>`}
  </svg>`;
}

/** The days one upon the other: the active at the bottom. */
function areas(days) {
  const top = Math.max(1, ...days.map(sum));
  const start = Date.parse(days[0].date);
  const length = Math.max(1, Date.parse(days.at(-1).date) - start);
  const x = (at) => (WIDTH * (Date.parse(at.date) - start)) / length;
  const floor = days.map(() => 0);
  const y = (n) => HEIGHT - (HEIGHT * n) / top;
  const lines = STATES.map((state) => {
    const below = [...floor];
    days.forEach((at, i) => (floor[i] += at[state] ?? 0));
    const up = days.map((at, i) => `${x(at).toFixed(1)},${y(floor[i]).toFixed(1)}`);
    const down = days.map((at, i) => `${x(at).toFixed(1)},${y(below[i]).toFixed(1)}`).reverse();
    return svg`<polygon class=${`s-${state}`} points=${[...up, ...down].join(" ")}/>`;
  });
  return html`<figure class="areas">
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      ${[0.25, 0.5, 0.75].map((part) => svg`<path class="grid" d=${`M0 ${HEIGHT * part}H${WIDTH}`}/>`)} ${lines}
    </svg>
    <figcaption><span>${longDate(days[0].date)}</span><span>${longDate(days.at(-1).date)}</span></figcaption>
  </figure>`;
}

const figures = (days) => html`<details class="figures">
  <summary>${t("figures")}</summary>
  <div class="scroller" tabindex="0" role="region" aria-label=${t("figures")}>
    <table>
      <thead><tr><th scope="col">${t("columnDay")}</th>${STATES.map((state) => html`<th scope="col">${t(`filter${camel(state)}`)}</th>`)}</tr></thead>
      <tbody>${days.slice(-MOST_ROWS).reverse().map((at) => html`<tr><th scope="row">${longDate(at.date)}</th>${STATES.map((state) => html`<td>${count(at[state] ?? 0)}</td>`)}</tr>`)}</tbody>
    </table>
  </div>
</details>`;

const inWords = (states) => STATES.map((state) => t(`in${camel(state)}`, states[state] ?? 0)).join(", ");

class Progress {
  progress = null;
  problem = null;

  constructor(app, place) {
    Object.assign(this, { app, place });
    this.load();
  }

  async load() {
    this.problem = null;
    try {
      this.progress = await ask(`${pathOf(this.place)}/progress`);
    } catch (problem) {
      this.problem = problem;
    }
    this.app.update();
  }

  view() {
    const { progress, problem } = this;
    if (problem) return this.app.failure(problem, () => this.load());
    if (!progress) return html`<p class="loading">${t("loading")}</p>`;
    const { route, href } = this.app;
    const profile = progress.today[route.of] ? route.of : "pupil";
    const today = progress.today[profile];
    const days = progress.days.map((at) => ({ date: at.date, ...at[profile] }));
    const classes = (progress.classes ?? []).filter((each) => each.today[profile]);
    const all = sum(today);
    const choice = (each) => html`<li><a class="filter filter-all" href=${href({ of: each === "pupil" ? undefined : each })} aria-current=${each === profile ? "true" : nothing}>${t(`profile${camel(each)}`)}</a></li>`;
    return html`<div class="progress">
      <nav class="filters" aria-label=${t("progressWhose")}><ul>${PROFILES.filter((each) => progress.today[each]).map(choice)}</ul></nav>
      <h2>${t(`profile${camel(profile)}`)}</h2>
      ${all ? html`<p class="progress-word">${t("progressWord", activated(today), all, share(activated(today), all))}</p>` : html`<p>${t("progressNobody")}</p>`}
      ${all ? bar(today, inWords(today)) : nothing}
      <ul class="legend">${STATES.map((state) => html`<li><svg class="swatch" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><rect class=${`s-${state}`} x="1" y="1" width="18" height="18" rx="4"/></svg><b>${count(today[state] ?? 0)}</b> ${t(`legend${camel(state)}`, today[state] ?? 0)}</li>`)}</ul>
      <h3>${t("progressTime")}</h3>
      ${days.length > 1 ? html`${areas(days)}${figures(days)}` : html`<p class="muted">${t("progressYoung")}</p>`}
      ${classes.length
        ? html`<h3>${t("progressClasses")}</h3>
            <ul class="by-class">
              ${classes.map((each) => html`<li><a href=${href({ kind: "class", id: each.id })}>${each.name}</a>${bar(each.today[profile], inWords(each.today[profile]), { tiles: false })}<span>${t("activeOf", activated(each.today[profile]), sum(each.today[profile]))}</span></li>`)}
            </ul>`
        : nothing}
    </div>`;
  }
}

export const open = (app, place) => new Progress(app, place);
