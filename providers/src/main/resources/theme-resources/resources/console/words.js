// What is said, in the reader's language. The page brings its texts with it.
const page = JSON.parse(document.getElementById("page").textContent);

export const { realmName, texts } = page;
export const lang = document.documentElement.lang;

const locale = lang === "fr" ? "fr-FR" : "en-GB";
const plural = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);
const days = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", year: "numeric" });
const dates = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "short" });
const longMoments = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
const names = new Intl.ListFormat(locale);

/** A text with its values put in. "one|many" says two forms, chosen by the first value. */
export function t(key, ...values) {
  const forms = (page.texts[key] ?? key).split("|");
  const form = forms.length > 1 && plural.select(Number(values[0])) !== "one" ? forms[1] : forms[0];
  return form.replace(/\{(\d)\}/g, (_, i) => (typeof values[i] === "number" ? numbers.format(values[i]) : values[i] ?? ""));
}

/** The same, where the server may know of more cases than this page: null then. */
export const known = (key) => (key in page.texts ? t(key) : null);

/** "2018-03-14" as 14/03/2018. A date of birth has no time zone. */
export const day = (iso) => (iso ? iso.split("-").reverse().join("/") : "");
export const dateOf = (instant) => days.format(new Date(instant));
export const longDate = (iso) => dates.format(new Date(`${iso}T12:00:00`));
export const moment = (instant) => moments.format(new Date(instant));
export const longMoment = (instant) => longMoments.format(new Date(instant));
export const count = (n) => numbers.format(n);
export const list = (texts) => names.format(texts);
export const fullName = ({ firstName, lastName }) => [lastName, firstName].filter(Boolean).join(" ");

/** "to-activate" as in the texts' keys: ToActivate. */
export const camel = (slug) => slug.replace(/(^|-)(.)/g, (_, dash, letter) => letter.toUpperCase());

/** What went wrong and what to do, for somebody who is in a hurry. */
export function trouble(problem) {
  const ours = known(`problem${camel(problem.slug ?? "unknown")}`);
  const theirs = [problem.detail, ...(problem.errors ?? []).map((error) => error.detail)].filter(Boolean).join(" ");
  return (problem.slug === "invalid-request" && theirs) || ours || theirs || problem.title || t("problemUnknown");
}
