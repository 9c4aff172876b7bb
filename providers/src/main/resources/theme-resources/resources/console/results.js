// What came of an act: the codes to hand out with the address, and in words what was not done and why.
import { html, nothing } from "./lit-html.js";
import { because, named } from "./acts.js";
import { show } from "./dialog.js";
import { ask } from "./session.js";
import { camel, fullName, longMoment, t } from "./words.js";

/** The address that this school's people go to. Each school may have one of its own. */
async function addressOf(school, otherwise) {
  try {
    const { items } = await ask(`/schools?${new URLSearchParams({ q: school.name, max: 500 })}`);
    return items.find(({ id }) => id === school.id)?.address ?? otherwise;
  } catch {
    return otherwise;
  }
}

export async function open(app, { name, good, results, reason, accounts, again, school }) {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const issued = results.filter(({ outcome, code }) => outcome === "issued" && code);
  const others = new Map();
  for (const { account, outcome } of results) {
    if (outcome === "issued") continue;
    others.set(outcome, [...(others.get(outcome) ?? []), byId.get(account)]);
  }
  const failed = others.get("failed") ?? [];
  const address = issued.length && app.me.kind !== "teacher" ? await addressOf(school, app.me.address) : app.me.address;
  const until = issued.find(({ expiresAt }) => expiresAt)?.expiresAt;
  const kind = t(name === "activation" ? "activationCode" : "renewalCode");
  const text = () =>
    [...issued.map((each) => t("copiedLine", fullName(each), each.identifier, each.code)), address && t("copiedAddress", address)].filter(Boolean).join("\n");

  return show(
    t(issued.length ? `${name}Title` : "resultTitle", issued.length),
    (dialog) => html`<div class="dialog-body">
        ${because(reason)}
        ${issued.length
          ? html`<p class="print-only">${app.me.name}</p>
              <p>${t(name === "activation" ? "activationSay" : "renewalSay")} ${until ? t("codeUntil", longMoment(until)) : nothing}</p>
              <div class="scroller" tabindex="0" role="region" aria-label=${kind}>
              <table class="codes">
                <thead><tr><th scope="col">${t("columnUser")}</th><th scope="col">${t("columnIdentifier")}</th><th scope="col">${kind}</th></tr></thead>
                <tbody>${issued.map((each) => html`<tr><th scope="row">${fullName(each)}</th><td>${each.identifier}</td><td><code>${each.code}</code></td></tr>`)}</tbody>
              </table></div>
              ${address ? html`<p class="address">${t("address")} <a href=${address} target="_blank" rel="noopener noreferrer">${address}</a></p>` : nothing}`
          : nothing}
        ${[...others].map(
          ([outcome, who]) => html`<div class=${`notice ${outcome === good ? "notice-success" : outcome === "failed" ? "notice-error" : ""}`}>
            <div><p class="notice-title">${t(`outcome${camel(outcome)}`, who.length)}</p><p>${named(who)}</p></div>
          </div>`,
        )}
        <p class="unseen" role="status">${dialog.said ?? ""}</p>
      </div>
      <div class="buttons">
        ${failed.length ? html`<button class="button button-main" type="button" @click=${() => (dialog.close(), again(failed))}>${t("againForThose", failed.length)}</button>` : nothing}
        ${issued.length
          ? html`<button class="button button-main" type="button" @click=${async () => {
                await app.copy(text(), t("copied", issued.length));
                dialog.said = t("copied", issued.length);
                dialog.update();
              }}>${dialog.said ? t("copiedShort") : t("copy")}</button>
              <button class="button button-plain" type="button" @click=${() => print()}>${t("print")}</button>
              <button class="button button-plain" type="button" @click=${() => (dialog.close(), app.use("sheets", issued.map(({ account }) => byId.get(account))))}>${t("sheets")}</button>`
          : nothing}
        <button class="button button-plain" type="button" @click=${() => dialog.close()}>${t("close")}</button>
      </div>`,
    { cls: "dialog-wide" },
  );
}
