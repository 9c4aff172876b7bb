// Relatives who say that a pupil is not theirs: for the administrators of a school.
import { html, nothing } from "./lit-html.js";
import { pathOf } from "./roster.js";
import { ask } from "./session.js";
import { fullName, moment, t, trouble } from "./words.js";

class Reports {
  items = null;
  problem = null;
  busy = false;

  constructor(app, place) {
    Object.assign(this, { app, place });
    this.load();
  }

  async load() {
    this.problem = null;
    try {
      ({ items: this.items } = await ask(`${pathOf(this.place)}/reports`));
      this.app.reports = this.items.length;
    } catch (problem) {
      this.problem = problem;
    }
    this.app.update();
  }

  async settle(report) {
    if (this.busy) return;
    this.busy = true;
    try {
      await ask(`${pathOf(this.place)}/reports/${encodeURIComponent(report.id)}`, { method: "DELETE" });
      this.app.tell(t("reportSettled"));
    } catch (problem) {
      this.app.tell(trouble(problem), "error");
    }
    this.busy = false;
    await this.load();
  }

  view() {
    const { items, problem } = this;
    if (problem) return this.app.failure(problem, () => this.load());
    if (!items) return html`<p class="loading">${t("loading")}</p>`;
    return html`<div class="reports">
      <h2>${t("reports")}</h2>
      ${items.length ? html`<p class="lead">${t("reportsLead")}</p>` : html`<div class="empty"><p>${t("reportsNone")}</p></div>`}
      ${items.length
        ? html`<ul class="report-list">
            ${items.map(
              (report) => html`<li>
                <p>${t("report", fullName(report.relative), fullName(report.pupil))} <time class="muted" datetime=${report.reportedAt}>${moment(report.reportedAt)}</time></p>
                <button class="button button-plain" type="button" aria-label=${t("reportSettleOf", fullName(report.relative), fullName(report.pupil))} @click=${() => this.settle(report)}>${t("reportSettle")}</button>
              </li>`,
            )}
          </ul>`
        : nothing}
    </div>`;
  }
}

export const open = (app, place) => new Reports(app, place);
