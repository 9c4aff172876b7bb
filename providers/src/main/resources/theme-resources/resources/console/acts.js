// What can be done with those who are ticked: codes, mails, blocking; in calls of a size that the server likes.
import { html, nothing } from "./lit-html.js";
import { show, sure } from "./dialog.js";
import { ask } from "./session.js";
import { fullName, list, t, trouble } from "./words.js";

const MOST_A_CALL = 300;
/** Each mail waits for the mail server. */
export const MOST_MAILS_A_CALL = 20;
const MOST_A_PAGE = 500;

/** Each act: where it is asked for, the outcome that was wanted, and what to ask before. */
const ACTS = {
  renewal: { path: "/renewal-codes", good: "issued", ends: (account) => account.state === "renewing" },
  mail: { path: "/password-mails", good: "sent", size: MOST_MAILS_A_CALL, ends: (account) => account.state === "renewing" && account.hasEmail },
  activation: { path: "/activation-codes", good: "issued", ends: (account) => account.code?.kind === "activation" && !account.code.expired },
  block: { path: "/block", good: "blocked" },
  unblock: { path: "/unblock", good: "unblocked" },
};

/**
 * Asks in several calls, one after the other, with a progress bar where there are several. A call that fails takes nothing
 * from the others: its accounts come back as "failed", with the reason.
 */
export async function inCalls(path, accounts, { body = {}, size = MOST_A_CALL } = {}) {
  const results = [];
  let reason = null;
  const waits =
    accounts.length > size &&
    show(t("underWay"), () => html`<div class="dialog-body">
      <progress max=${accounts.length} value=${results.length} aria-label=${t("underWay")}></progress>
      <p role="status">${t("doneOf", results.length, accounts.length)}</p></div>`, { closes: false });
  for (let i = 0; i < accounts.length; i += size) {
    const some = accounts.slice(i, i + size);
    try {
      const { items } = await ask(path, { body: { ...body, accounts: some.map(({ id }) => id) } });
      results.push(...items);
    } catch (problem) {
      reason = problem;
      results.push(...some.map(({ id }) => ({ account: id, outcome: "failed" })));
    }
    if (waits) waits.update();
  }
  if (waits) waits.close();
  return { results, reason };
}

const NAMED = 8;

/** The names, or the first of many. */
export const named = (accounts) =>
  accounts.length > NAMED ? t("andOthers", accounts.length - NAMED, accounts.slice(0, NAMED).map(fullName).join(", ")) : list(accounts.map(fullName));

/** One of the acts with some accounts, from the question before it to what came of it. */
export async function act(app, roster, name, accounts) {
  const { path, good, ends, size } = ACTS[name];
  const first = fullName(accounts[0]);
  app.tell(null);
  const whom = accounts.length > 1 ? [named(accounts)] : [];
  if (name === "block" && !(await sure(t("blockTitle", accounts.length, first), [...whom, t("blockText")], t("block")))) return;
  const ending = ends ? accounts.filter(ends) : [];
  if (ending.length && !(await sure(t("endsTitle"), t("endsText", ending.length, fullName(ending[0])), t("endsGoOn")))) return;
  const { results, reason } = await inCalls(path, accounts, { size });
  roster.load({ quiet: true });
  const well = results.filter(({ outcome }) => outcome === good);
  if (well.length === results.length && good !== "issued") {
    app.tell(t(`${name}Done`, well.length, first));
    return;
  }
  const { open } = await import("./results.js");
  open(app, { name, good, results, reason, accounts, school: roster.school, again: (some) => act(app, roster, name, some) });
}

let unfolded = false;

/** Ticks all that match the search and the filter, beyond the page that is shown. */
async function tickAll(app, roster) {
  try {
    for (let first = 0, total = 1; first < total; first += MOST_A_PAGE) {
      const page = await ask(roster.path(first, MOST_A_PAGE));
      ({ total } = page);
      roster.tick(page.items, true);
    }
    app.say(t("ticked", roster.ticked.size));
  } catch (problem) {
    app.tell(trouble(problem), "error");
  }
}

/** After all of a page are ticked: that there are more. */
function more(app, roster) {
  const { items, ticked, total } = roster;
  const all = items && items.every((account) => !account.manageable || ticked.has(account.id));
  return all && total > items.length && ticked.size < total
    ? html`<p class="some-more">${t("pageTicked", items.length)} <button class="link" type="button" @click=${() => tickAll(app, roster)}>${t("tickMatching", total)}</button></p>`
    : nothing;
}

/** The bar: how many are ticked, and what to do with them. On a phone it unfolds. */
export function bar(app, roster) {
  const accounts = [...roster.ticked.values()];
  const { me } = app;
  const any = (...states) => accounts.some(({ state }) => states.includes(state));
  const shown = new Set((roster.items ?? []).map(({ id }) => id));
  const unseen = accounts.filter(({ id }) => !shown.has(id)).length;
  const fold = (then) => () => ((unfolded = false), app.update(), then());
  const can = {
    renewal: me.canSeeCodes && any("active", "renewing"),
    activation: me.canSeeCodes && any("to-activate"),
    mail: me.canSeeCodes && any("active", "renewing"),
    block: me.canBlock && any("active", "renewing", "to-activate"),
    unblock: me.canBlock && any("blocked"),
  };
  const names = Object.keys(can).filter((name) => can[name]);
  return html`<section class="bar is-open" aria-label=${t("tickedRegion")}>
    <p class="bar-count"><b>${t("ticked", accounts.length)}</b>${unseen ? html` <span class="muted">${t("tickedUnseen", unseen)}</span>` : nothing}
      <button class="tool tool-close" type="button" aria-label=${t("untick")} title=${t("untick")} @click=${() => (roster.ticked.clear(), app.update(), document.getElementById("tick-all")?.focus())}></button></p>
    <button class="button button-main bar-fold" type="button" aria-expanded=${String(unfolded)} aria-controls="bar-acts" @click=${() => ((unfolded = !unfolded), app.update())}>${t("actOn")}</button>
    <div class=${`bar-acts ${unfolded ? "is-unfolded" : ""}`} id="bar-acts">
      ${names.map((name, i) => html`<button class=${`button button-${i ? "plain" : "main"}`} type="button" @click=${fold(() => act(app, roster, name, accounts))}>${t(name)}</button>`)}
      ${me.canSeeCodes ? html`<button class="button button-plain" type="button" @click=${fold(() => app.use("sheets", accounts))}>${t("sheets")}</button>` : nothing}
      ${me.canManage ? byHand(app, roster, accounts, fold) : nothing}
    </div>
  </section>
  ${more(app, roster)}`;
}

let hand = null;

/** What is done by hand is loaded when the bar is first shown to somebody who may do it. */
function byHand(app, roster, accounts, fold) {
  if (hand) return hand.buttons(app, roster, accounts, fold);
  import("./hand.js").then((loaded) => ((hand = loaded), app.update()));
  return nothing;
}

/** What went wrong with a call, in words. */
export const because = (reason) => (reason ? html`<div class="notice notice-error" role="alert"><p>${trouble(reason)}</p></div>` : nothing);
