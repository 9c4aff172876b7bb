// What was done with an account, and by whom: for administrators.
import { html, nothing } from "./lit-html.js";
import { show } from "./dialog.js";
import { ask } from "./session.js";
import { camel, fullName, known, moment, t, trouble } from "./words.js";

const PAGE = 50;

export function open(app, account) {
  let items = [];
  let total = null;
  let problem = null;
  const dialog = show(
    t("historyTitle", fullName(account)),
    () => html`<div class="dialog-body">
      ${problem ? html`<div class="notice notice-error" role="alert"><p>${trouble(problem)}</p></div>` : nothing}
      ${total === null && !problem ? html`<p class="loading">${t("loading")}</p>` : nothing}
      ${total === 0 ? html`<p>${t("historyEmpty")}</p>` : nothing}
      ${items.length
        ? html`<ol class="history">
            ${items.map(
              (item) => html`<li>
                <time datetime=${item.time}>${moment(item.time)}</time>
                <b>${known(`act${camel(item.act)}`) ?? item.act}</b>
                ${item.kind ? html`<span>${known(`kind${camel(item.kind)}`) ?? item.kind}</span>` : nothing}
                ${item.actor?.name ? html`<span class="muted">${t("by", item.actor.name)}</span>` : nothing}
              </li>`,
            )}
          </ol>`
        : nothing}
      ${total > items.length ? html`<button class="button button-plain" type="button" @click=${load}>${t("older")}</button>` : nothing}
    </div>`,
    { cls: "dialog-wide" },
  );
  async function load() {
    try {
      const page = await ask(`/accounts/${encodeURIComponent(account.id)}/history?first=${items.length}&max=${PAGE}`);
      items = [...items, ...page.items];
      ({ total } = page);
    } catch (failure) {
      problem = failure;
    }
    dialog.update();
  }
  load();
  return dialog;
}
