// Login sheets: as PDF or CSV to take away, or by mail to each.
import { html, nothing } from "./lit-html.js";
import { inCalls, MOST_MAILS_A_CALL } from "./acts.js";
import { show } from "./dialog.js";
import { ask } from "./session.js";
import { lang, t, trouble } from "./words.js";

/** As many accounts as the API takes at once: a longer list becomes several files. */
const MOST_A_FILE = 1000;

const choice = { format: "pdf", perPage: 2, order: "class" };

/** Saves a file that the server has made. */
export function save({ blob, name }, otherwise) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name ?? otherwise });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const radios = (dialog, name, values) => html`<fieldset class="field">
  <legend class="label">${t(`sheet_${name}`)}</legend>
  ${values.map((value) => html`<label class="choice"><input type="radio" name=${name} .checked=${choice[name] === value} @change=${() => ((choice[name] = value), dialog.update())} /><span>${t(`sheet_${name}_${value}`)}</span></label>`)}
</fieldset>`;

async function make(app, dialog, accounts) {
  Object.assign(dialog, { busy: true, problem: null });
  dialog.update();
  const { format, perPage, order } = choice;
  const body = format === "pdf" ? { format, perPage, order, language: lang } : { format, order, language: lang };
  try {
    for (let i = 0; i < accounts.length; i += MOST_A_FILE) {
      const some = accounts.slice(i, i + MOST_A_FILE).map(({ id }) => id);
      save(await ask("/sheets", { file: true, body: { accounts: some, ...body } }), `${t("sheetFile")}${i ? `-${i / MOST_A_FILE + 1}` : ""}.${format}`);
    }
    dialog.close();
    app.tell(t("sheetsMade", accounts.length));
  } catch (problem) {
    Object.assign(dialog, { busy: false, problem });
    dialog.update();
  }
}

async function post(app, dialog, accounts) {
  dialog.close();
  app.tell(null);
  const { results, reason } = await inCalls("/sheet-mails", accounts, { body: { language: lang }, size: MOST_MAILS_A_CALL });
  if (results.every(({ outcome }) => outcome === "sent")) return app.tell(t("sheetsSent", results.length));
  const { open } = await import("./results.js");
  open(app, { name: "sheetMail", good: "sent", results, reason, accounts, again: (some) => post(app, dialog, some) });
}

export function open(app, accounts) {
  return show(t("sheetsTitle", accounts.length), (dialog) => html`<form @submit=${(event) => {
      event.preventDefault();
      if (!dialog.busy) (choice.format === "mail" ? post : make)(app, dialog, accounts);
    }}>
    <div class="dialog-body">
      ${dialog.problem ? html`<div class="notice notice-error" role="alert"><p>${trouble(dialog.problem)}</p></div>` : nothing}
      <p class="hint">${t("sheetsHint")}</p>
      ${radios(dialog, "format", ["pdf", "csv", "mail"])}
      ${choice.format === "pdf" ? radios(dialog, "perPage", [1, 2, 8]) : nothing}
      ${choice.format === "mail" ? html`<p class="hint">${t("sheetsMailHint")}</p>` : radios(dialog, "order", ["class", "name"])}
    </div>
    <div class="buttons">
      <button class="button button-main" type="submit" aria-disabled=${String(!!dialog.busy)}>${t(dialog.busy ? "underWay" : choice.format === "mail" ? "sheetsSend" : "sheetsMake")}</button>
      <button class="button button-plain" type="button" @click=${() => dialog.close()}>${t("cancel")}</button>
    </div>
  </form>`);
}
