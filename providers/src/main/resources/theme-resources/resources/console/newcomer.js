// Somebody who is to get an account by hand: the form, those of the school who may be the same person, and the sheet.
import { html, nothing } from "./lit-html.js";
import { show } from "./dialog.js";
import { about, classChoice, classesOf, faultsOf, field, Finder, focusFault, people } from "./fields.js";
import { ask } from "./session.js";
import { fullName, list, t, trouble } from "./words.js";

const PROFILES = ["pupil", "relative", "teacher", "staff", "guest"];

export async function open(app, roster) {
  const { school, place } = roster;
  const classes = await classesOf(school);
  const start = (profile) => ({
    values: { profile, firstName: "", lastName: "", birthDate: "", email: "", mobile: "" },
    classes: new Set(place.kind === "class" ? [place.id] : []),
    children: [],
    faults: {},
  });
  let form = start(PROFILES.includes(app.route.tab) ? app.route.tab : "pupil");
  let likely = null;
  let made = null;
  let problem = null;
  let busy = false;
  const path = `/schools/${encodeURIComponent(school.id)}`;
  const finder = new Finder(app, school, "pupil", () => dialog.update());

  const body = () => {
    const { profile, birthDate, ...rest } = form.values;
    return {
      profile,
      ...rest,
      ...(profile === "pupil" && { birthDate }),
      classes: profile === "teacher" ? [...form.classes] : profile === "pupil" ? [...form.classes].slice(0, 1) : [],
      children: profile === "relative" ? form.children.map(({ id }) => id) : [],
    };
  };

  async function trying(what) {
    if (busy) return;
    Object.assign(form, { faults: {} });
    problem = null;
    busy = true;
    dialog.update();
    try {
      await what();
    } catch (failure) {
      const faults = faultsOf(failure);
      if (faults) {
        form.faults = faults;
        likely = null;
      } else problem = failure;
    }
    busy = false;
    dialog.update();
    if (Object.keys(form.faults).length) focusFault(dialog.element);
    else dialog.element.querySelector(".step")?.focus();
  }

  const look = () =>
    trying(async () => {
      const { items } = await ask(`${path}/likely-duplicates`, { body: body() });
      likely = items;
      if (!items.length) await create();
    });

  async function create() {
    try {
      made = await ask(`${path}/accounts`, { body: { ...body(), others: likely.map(({ id }) => id) } });
    } catch (failure) {
      // Somebody else has just made an account that is like this one.
      if (failure.slug !== "likely-duplicates") throw failure;
      likely = (await ask(`${path}/likely-duplicates`, { body: body() })).items;
      return;
    }
    roster.load({ quiet: true });
    app.say(t("handMade", fullName(form.values)));
  }

  /** A relative is tied to the children at once; of anybody else the account is opened. */
  const thatOne = (person) =>
    trying(async () => {
      if (form.values.profile === "relative" && form.children.length) {
        await ask(`/accounts/${encodeURIComponent(person.id)}/children`, { body: { accounts: form.children.map(({ id }) => id) } });
        dialog.close();
        app.tell(t("handAttached", fullName(person), list(form.children.map(fullName))));
        roster.load({ quiet: true });
      } else {
        dialog.close();
        app.use("person", person, roster);
      }
    });

  const wrong = () => (problem ? html`<div class="notice notice-error" role="alert"><p>${trouble(problem)}</p></div>` : nothing);

  const fields = () => {
    const { profile } = form.values;
    const update = () => dialog.update();
    return html`<form novalidate @submit=${(event) => (event.preventDefault(), look())}>
      <div class="dialog-body">
        ${wrong()}
        <p class="hint">${t("handAddHint")}</p>
        <div class="field">
          <label class="label" for="person-profile">${t("handProfile")}</label>
          <select id="person-profile" @change=${(event) => ((form.values.profile = event.target.value), (form.faults = {}), update())}>
            ${PROFILES.map((each) => html`<option value=${each} ?selected=${each === profile}>${t(`handProfile_${each}`)}</option>`)}
          </select>
        </div>
        <div class="two">${field(form, "firstName", t("handFirstName"))} ${field(form, "lastName", t("handLastName"))}</div>
        ${profile === "pupil" ? field(form, "birthDate", t("handBirthDate"), { type: "date" }) : nothing}
        ${profile === "pupil" || profile === "teacher" ? classChoice(form, classes, profile === "teacher", update) : nothing}
        ${profile === "relative"
          ? html`<div class="field" role="group" aria-labelledby="children-label">
              <p class="label" id="children-label">${t("handChildren")}</p>
              ${people(form.children, t("handNoChildren"), t("handDrop"), (each) => t("handDropOf", fullName(each)), (each) => ((form.children = form.children.filter((other) => other !== each)), update()))}
              ${finder.view("find-pupil", t("handFindPupil"), t("handPick"), form.children.map(({ id }) => id), (each) => (form.children.push(each), update()))}
              ${form.faults.children ? html`<p class="error-text" tabindex="-1">${form.faults.children}</p>` : nothing}
            </div>`
          : nothing}
        <div class="two">${field(form, "email", t("handEmail"), { type: "email", optional: true })} ${field(form, "mobile", t("handMobile"), { type: "tel", optional: true })}</div>
      </div>
      <div class="buttons">
        <button class="button button-main" type="submit" aria-disabled=${String(busy)}>${t(busy ? "underWay" : "handGoOn")}</button>
        <button class="button button-plain" type="button" @click=${() => dialog.close()}>${t("cancel")}</button>
      </div>
    </form>`;
  };

  const alike = () => html`<div class="dialog-body">
      ${wrong()}
      <h3 class="step" tabindex="-1">${t("handLikelyTitle")}</h3>
      <p>${t("handLikelyText", likely.length)}</p>
      <ul class="people">${likely.map(
        (each) => html`<li>
          <span><b>${fullName(each)}</b> <span class="muted">${about(each)}</span>
            <span class="like">${each.likenesses.map((one) => t(`handLike_${one}`)).join(", ")}</span></span>
          ${each.manageable ? html`<button class="button button-plain" type="button" aria-label=${t("handThatOneOf", fullName(each))} @click=${() => thatOne(each)}>${t("handThatOne")}</button>` : html`<span class="muted">${t("handBeyondReach")}</span>`}
        </li>`,
      )}</ul>
    </div>
    <div class="buttons">
      <button class="button button-plain" type="button" aria-disabled=${String(busy)} @click=${() => trying(create)}>${t(busy ? "underWay" : "handCreateAnyway")}</button>
      <button class="button button-plain" type="button" @click=${() => ((likely = null), (problem = null), dialog.update())}>${t("handBack")}</button>
    </div>`;

  const done = () => html`<div class="dialog-body">
      <div class="notice notice-success"><div><p class="notice-title step" tabindex="-1">${t("handMade", fullName(form.values))}</p><p>${t("handMadeText", made.identifier)}</p></div></div>
    </div>
    <div class="buttons">
      ${app.me.canSeeCodes ? html`<button class="button button-main" type="button" @click=${() => (dialog.close(), app.use("sheets", [{ ...form.values, ...made, state: "to-activate" }]))}>${t("handSheet")}</button>` : nothing}
      <button class="button button-plain" type="button" @click=${() => ((form = start(form.values.profile)), (likely = made = null), dialog.update())}>${t("handAnother")}</button>
      <button class="button button-plain" type="button" @click=${() => dialog.close()}>${t("close")}</button>
    </div>`;

  const dialog = show(t("handAddTitle"), () => (made ? done() : likely?.length ? alike() : fields()), { cls: "dialog-wide" });
  return dialog;
}
