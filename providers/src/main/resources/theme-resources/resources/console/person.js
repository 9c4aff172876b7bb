// An account as an administrator of the school may change it: name and contacts, classes, family, merges, removal.
import { html, nothing } from "./lit-html.js";
import { show, sure } from "./dialog.js";
import { classChoice, classesOf, faultsOf, field, Finder, focusFault, people } from "./fields.js";
import { keepAccounts, moveTo, removeAccounts } from "./hand.js";
import { ask } from "./session.js";
import { camel, dateOf, fullName, t, trouble } from "./words.js";

const FIELDS = ["firstName", "lastName", "birthDate"];
const CONTACTS = ["email", "mobile"];

export async function open(app, account, roster) {
  const { school } = roster;
  const path = `/accounts/${encodeURIComponent(account.id)}`;
  let person = await ask(path);
  const classes = ["pupil", "teacher"].includes(person.profile) ? await classesOf(school) : [];
  let form;
  let problem = null;
  let said = "";
  let busy = false;

  const valuesOf = ({ firstName, lastName, birthDate, email, mobile }) => ({ firstName, lastName, birthDate: birthDate ?? "", email: email.value, mobile: mobile.value });

  /** As the account is; what was typed and is not sent yet stays, unless it was what is saved. */
  const read = (before) => {
    const typed = before ? Object.entries(form.values).filter(([name, value]) => value !== valuesOf(before)[name]) : [];
    form = {
      values: { ...valuesOf(person), ...Object.fromEntries(typed) },
      classes: new Set(person.classes.map(({ id }) => id).filter((id) => classes.some((each) => each.id === id))),
      faults: {},
    };
  };
  read();
  const relative = person.profile === "relative";
  const finder = new Finder(app, school, relative ? "pupil" : "relative", () => dialog.update());

  async function again(keep) {
    const before = person;
    person = await ask(path);
    dialog.title = t("handEditOf", fullName(person));
    read(keep ? before : undefined);
  }

  /** Does something, looks at the account anew, and says what was done. */
  async function trying(what, saves = false) {
    if (busy) return;
    Object.assign(form, { faults: {} });
    problem = null;
    said = "";
    busy = true;
    dialog.update();
    try {
      const done = await what();
      if (done) {
        await again(!saves);
        said = done;
        roster.load({ quiet: true });
      }
    } catch (failure) {
      const faults = faultsOf(failure);
      if (faults) form.faults = faults;
      else problem = failure;
      if (failure.slug === "stale") await again(true).catch((other) => (problem = other));
    } finally {
      busy = false;
    }
    dialog.update();
    if (Object.keys(form.faults).length) focusFault(dialog.element);
    else if (said || problem) dialog.element.querySelector(".person-said")?.focus();
  }

  const save = () =>
    trying(async () => {
      const changes = {};
      for (const name of FIELDS) if (form.values[name] !== (person[name] ?? "")) changes[name] = form.values[name];
      for (const name of CONTACTS) if (!person[name].veiled && form.values[name] !== person[name].value) changes[name] = form.values[name] || null;
      if (!Object.keys(changes).length) return t("handUnchanged");
      const contact = CONTACTS.some((name) => name in changes);
      if (contact && person.active && !(await sure(t("handContactTitle"), t("handContactText"), t("handContactYes")))) return "";
      await ask(path, { method: "PATCH", body: { version: person.version, ...changes } });
      return t("handSaved", fullName(form.values));
    }, true);

  const move = () =>
    trying(async () => {
      const { outcome } = await moveTo(school, [account.id], [...form.classes]);
      return t(outcome === "moved" ? "handMoved" : `handOutcome${camel(outcome)}`, 1, fullName(person));
    });

  const attach = (other) =>
    trying(async () => {
      const [parent, child] = relative ? [person, other] : [other, person];
      await ask(`/accounts/${encodeURIComponent(parent.id)}/children`, { body: { accounts: [child.id] } });
      return t("handAttached", fullName(parent), fullName(child));
    });

  const detach = (other) =>
    trying(async () => {
      const [parent, child] = relative ? [person, other] : [other, person];
      if (!(await sure(t("handDetachTitle", fullName(parent), fullName(child)), t("handDetachText"), t("handDetach")))) return "";
      await ask(`/accounts/${encodeURIComponent(parent.id)}/children/${encodeURIComponent(child.id)}`, { method: "DELETE" });
      return t("handDetached", fullName(parent), fullName(child));
    });

  const undo = (merge) =>
    trying(async () => {
      if (!(await sure(t("handUndo"), [t("handMergeOf", merge.identifier, merge.name, dateOf(merge.undoableUntil)), t("handUndoText")], t("handUndo")))) return "";
      const { lost } = await ask(`/merges/${encodeURIComponent(merge.id)}/undo`, { method: "POST" });
      return lost.length ? [t("handUndoneBut"), ...lost].join(" ") : t("handUndone");
    });

  const contact = (name, label, type) => {
    const { veiled, proved, recent } = person[name];
    const hint = proved ? "handProved" : veiled ? "handVeiled" : recent ? "handRecent" : "";
    return field(form, name, label, { type: veiled ? "text" : type, optional: true, disabled: veiled, hint: hint ? t(hint) : undefined });
  };

  const who = () => html`<form novalidate @submit=${(event) => (event.preventDefault(), save())}>
    <h3>${t("handWho")}</h3>
    ${person.inDirectory ? html`<p class="hint">${t("handDirectory")}</p>` : nothing}
    <p class="hint">${t("handIdentifierStays", person.identifier)}</p>
    <div class="two">${field(form, "firstName", t("handFirstName"))} ${field(form, "lastName", t("handLastName"))}</div>
    ${person.profile === "pupil" ? field(form, "birthDate", t("handBirthDate"), { type: "date" }) : nothing}
    <div class="two">${contact("email", t("handEmail"), "email")} ${contact("mobile", t("handMobile"), "tel")}</div>
    <p><button class="button button-main" type="submit" aria-disabled=${String(busy)}>${t("handSave")}</button></p>
  </form>`;

  const places = () => html`<form class="part" @submit=${(event) => (event.preventDefault(), move())}>
    <h3>${t(person.profile === "teacher" ? "handClasses" : "handClass")}</h3>
    <p class="hint">${t("handMoveHint")}</p>
    ${classChoice(form, classes, person.profile === "teacher" || form.classes.size > 1, () => dialog.update())}
    <p><button class="button button-plain" type="submit">${t("handMove")}</button></p>
  </form>`;

  const family = () => {
    const those = relative ? person.children : person.relatives;
    return html`<section class="part">
      <h3>${t(relative ? "handChildren" : "handRelatives")}</h3>
      ${people(those, t(relative ? "handNoChildren" : "handNoRelatives"), t("handDetach"), (each) => t("handDetachOf", fullName(each)), detach)}
      ${finder.view("find-family", t(relative ? "handFindPupil" : "handFindRelative"), t("handAttach"), those.map(({ id }) => id), attach)}
    </section>`;
  };

  const merges = () => html`<section class="part">
    <h3>${t("handMerges")}</h3>
    <ul class="people">${person.merges.map(
      (merge) => html`<li><span>${t("handMergeOf", merge.identifier, merge.name, dateOf(merge.undoableUntil))}</span>
        <button class="button button-plain" type="button" aria-label=${t("handUndoOf", merge.identifier)} @click=${() => undo(merge)}>${t("handUndo")}</button></li>`,
    )}</ul>
  </section>`;

  const removal = () => html`<section class="part">
    <h3>${t("handRemove")}</h3>
    ${person.removedAt
      ? html`<p>${t("handLeavingOn", dateOf(person.removedAt))}</p>
          <p><button class="button button-plain" type="button" @click=${() => trying(() => keepAccounts([person]))}>${t("handKeep")}</button></p>`
      : html`<p class="hint">${t("handRemoveText", app.me.removalDays)}</p>
          <p><button class="button button-plain" type="button" @click=${() => trying(() => removeAccounts(app, [person]))}>${t("handRemove")}</button></p>`}
  </section>`;

  const dialog = show(
    t("handEditOf", fullName(person)),
    (self) => html`<div class="dialog-body dossier">
        ${problem ? html`<div class="notice notice-error person-said" role="alert" tabindex="-1"><p>${trouble(problem)}</p></div>` : nothing}
        ${said ? html`<div class="notice notice-success person-said" role="status" tabindex="-1"><p>${said}</p></div>` : nothing}
        ${who()} ${classes.length ? places() : nothing} ${relative || person.profile === "pupil" ? family() : nothing} ${person.merges.length ? merges() : nothing} ${removal()}
      </div>
      <div class="buttons"><button class="button button-plain" type="button" @click=${() => self.close()}>${t("close")}</button></div>`,
    { cls: "dialog-wide" },
  );
  return dialog;
}
