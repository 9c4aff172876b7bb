// What an administrator of the school does by hand with those who are ticked: another class, a merge, a removal.
import { html, nothing } from "./lit-html.js";
import { because, inCalls, named } from "./acts.js";
import { show, sure } from "./dialog.js";
import { about, classesOf } from "./fields.js";
import { ask } from "./session.js";
import { camel, dateOf, fullName, t, trouble } from "./words.js";

/** Fewer than of other acts: an import waits for them. */
const MOST_A_MOVE = 100;

/** Moves one account; what came of it. */
export async function moveTo(school, accounts, classes, from) {
  const { items } = await ask(`/schools/${encodeURIComponent(school.id)}/moves`, { body: { accounts, classes, ...(from && { from }) } });
  return items[0];
}

/** Asks, then has accounts removed. What to say, or nothing where nothing was done. */
export async function removeAccounts(app, accounts) {
  const text = [t("handRemoveText", app.me.removalDays), t("handRemoveDirectory")];
  if (!(await sure(t("handRemoveTitle", accounts.length, fullName(accounts[0])), accounts.length > 1 ? [named(accounts), ...text] : text, t("handRemove")))) return "";
  return outcomes(await inCalls("/removals", accounts), accounts, "leaving", "handRemoved");
}

/** Calls it off. */
export const keepAccounts = async (accounts) => outcomes(await inCalls("/removal-cancellations", accounts), accounts, "kept", "handKept");

/** In one sentence, where all went well; else account for account. */
function outcomes({ results, reason }, accounts, good, said) {
  if (reason && results.every(({ outcome }) => outcome === "failed")) throw reason;
  if (results.every(({ outcome }) => outcome === good)) return t(said, results.length, fullName(accounts[0]));
  tell(results, accounts, reason);
  return "";
}

function tell(results, accounts, reason) {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const groups = new Map();
  for (const { account, outcome } of results) groups.set(outcome, [...(groups.get(outcome) ?? []), byId.get(account)]);
  show(
    t("resultTitle"),
    (dialog) => html`<div class="dialog-body">
        ${because(reason)}
        ${[...groups].map(([outcome, who]) => html`<div class="notice"><div><p class="notice-title">${t(outcome === "failed" ? "outcomeFailed" : `handOutcome${camel(outcome)}`)}</p><p>${named(who)}</p></div></div>`)}
      </div>
      <div class="buttons"><button class="button button-plain" type="button" @click=${() => dialog.close()}>${t("close")}</button></div>`,
  );
}

/** Which class; resolves to its id, "" for none, undefined where nobody chose. */
const whichClass = (title, classes) =>
  show(title, (dialog) => html`<form @submit=${(event) => (event.preventDefault(), dialog.close(event.target.elements.to.value))}>
    <div class="dialog-body">
      <div class="field"><label class="label" for="move-to">${t("handMoveTo")}</label>
        <select id="move-to" name="to">${classes.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}<option value="">${t("handNoClass")}</option></select></div>
      <p class="hint">${t("handMoveHint")}</p>
    </div>
    <div class="buttons">
      <button class="button button-main" type="submit">${t("handMove")}</button>
      <button class="button button-plain" type="button" @click=${() => dialog.close()}>${t("cancel")}</button>
    </div>
  </form>`).closed;

async function move(roster, accounts) {
  const from = roster.place.kind === "class" ? roster.place.id : undefined;
  const classes = (await classesOf(roster.school)).filter(({ id }) => id !== from);
  const to = await whichClass(t("handMoveTitle", accounts.length, fullName(accounts[0])), classes);
  if (to === undefined) return "";
  const path = `/schools/${encodeURIComponent(roster.school.id)}/moves`;
  return outcomes(await inCalls(path, accounts, { body: { classes: to ? [to] : [], ...(from && { from }) }, size: MOST_A_MOVE }), accounts, "moved", "handMoved");
}

/** Which of the two stays: at first the one that is in use. */
function whichStays(accounts) {
  let keep = [...accounts].sort((a, b) => (b.state === "active") - (a.state === "active") || (b.lastLogin ?? "").localeCompare(a.lastLogin ?? ""))[0].id;
  return show(
    t("handMergeTitle"),
    (dialog) => html`<form @submit=${(event) => (event.preventDefault(), dialog.close(keep))}>
      <div class="dialog-body">
        <p>${t("handMergeText")}</p>
        <fieldset class="field"><legend class="label">${t("handMergeWhich")}</legend>
          ${accounts.map(
            (each) => html`<label class="choice"><input type="radio" name="keep" .checked=${keep === each.id} @change=${() => ((keep = each.id), dialog.update())} />
              <span>${fullName(each)} – <b>${each.identifier}</b><br /><span class="muted">${[about(each), each.lastLogin ? t("handMergeLast", dateOf(each.lastLogin)) : t("handMergeNever")].filter(Boolean).join(" · ")}</span></span></label>`,
          )}
        </fieldset>
      </div>
      <div class="buttons">
        <button class="button button-main" type="submit">${t("handMerge")}</button>
        <button class="button button-plain" type="button" @click=${() => dialog.close()}>${t("cancel")}</button>
      </div>
    </form>`,
  ).closed;
}

async function merge(roster, accounts) {
  const keep = await whichStays(accounts);
  if (!keep) return "";
  const kept = accounts.find(({ id }) => id === keep);
  const { withheld } = await ask("/merges", { body: { keep, drop: accounts.find(({ id }) => id !== keep).id } });
  roster.ticked.clear();
  return [t("handMerged", kept.identifier), ...withheld.map((uai) => t("handWithheld", uai))].join(" ");
}

const ACTS = { move, merge, remove: (roster, accounts, app) => removeAccounts(app, accounts), keep: (roster, accounts) => keepAccounts(accounts) };

export async function open(app, name, accounts, roster) {
  app.tell(null);
  try {
    const said = await ACTS[name](roster, accounts, app);
    if (said) app.tell(said);
  } catch (failure) {
    app.tell(trouble(failure), "error");
  }
  roster.load({ quiet: true });
}

/** What can be done with those who are ticked, as buttons of the bar. */
export function buttons(app, roster, accounts, fold) {
  const of = (...profiles) => accounts.some(({ profile }) => profiles.includes(profile));
  const can = {
    move: of("pupil", "teacher"),
    merge: accounts.length === 2 && accounts[0].profile === accounts[1].profile,
    keep: accounts.some(({ leaving }) => leaving),
    remove: accounts.some(({ leaving }) => !leaving),
  };
  return Object.keys(can).map((name) => (can[name] ? html`<button class="button button-plain" type="button" @click=${fold(() => open(app, name, accounts, roster))}>${t(`hand${camel(name)}`)}</button>` : nothing));
}
