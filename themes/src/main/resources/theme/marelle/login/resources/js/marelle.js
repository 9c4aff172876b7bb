// What every page shares. All of it is a comfort: the pages work without.
import { checkAuthSession, startSessionPolling } from "./authChecker.js";

const page = document.body.dataset;

// Signed in meanwhile in another tab, or a page that belongs to an earlier attempt.
if (page.elsewhere) startSessionPolling(page.elsewhere);
if (page.attempt) checkAuthSession(page.attempt);

// The answer to a form gets an address that can be loaded again. Keycloak puts a script into the page for this, which the
// realm's Content-Security-Policy refuses.
const here = new URL(location.href);
if (here.searchParams.has("session_code")) {
  const again =
    [...document.forms]
      .map((form) => new URL(form.getAttribute("action") ?? "", here))
      .find(({ origin, searchParams }) => origin === here.origin && searchParams.has("session_code")) ?? here;
  again.searchParams.delete("session_code");
  history.replaceState(null, "", again);
}

// A logo that can't be loaded leaves its place to our own mark.
const logo = document.querySelector(".logo");
logo?.decode().catch(() => {
  logo.hidden = logo.naturalWidth === 0;
});

const reveal = (button, shown) => {
  const field = document.getElementById(button.getAttribute("aria-controls"));
  field.type = shown ? "text" : "password";
  const { show = button.dataset.labelShow, hide = button.dataset.labelHide } = button.dataset;
  button.setAttribute("aria-pressed", String(shown));
  button.setAttribute("aria-label", shown ? hide : show);
  button.firstElementChild.className = `icon icon-eye${shown ? "-off" : ""}`;
};

for (const button of document.querySelectorAll("[data-reveal]")) {
  button.hidden = false;
  button.addEventListener("click", () => reveal(button, button.getAttribute("aria-pressed") !== "true"));
}

for (const notice of document.querySelectorAll("[data-caps]")) {
  const field = notice.parentElement.querySelector("input");
  const tell = (on) => {
    const text = on ? notice.dataset.caps : "";
    if (notice.textContent !== text) notice.textContent = text;
  };
  for (const type of ["keydown", "keyup", "click"]) {
    field.addEventListener(type, (event) => tell(event.getModifierState?.("CapsLock")));
  }
  field.addEventListener("blur", () => tell(false));
}

// One submission for one click or two. The fields stay enabled, so that the button pressed is sent too.
const release = (form) => {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
};

for (const form of document.querySelectorAll("form[method=post i]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "true";
    form.querySelectorAll("[data-reveal]").forEach((button) => reveal(button, false));
    form.querySelectorAll("[type=submit]").forEach((button) => button.setAttribute("aria-disabled", "true"));
    // The network may fail without telling the page.
    setTimeout(() => release(form), 15000);
  });
}

addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(release);
});

for (const link of document.querySelectorAll("[data-once-link]")) {
  link.addEventListener("click", (event) => {
    if (link.getAttribute("aria-disabled") === "true") event.preventDefault();
    link.setAttribute("aria-disabled", "true");
  });
}

document.querySelector("[data-summary]")?.focus();

// What the QR code of a login sheet brought to this tab: filled in once, within a quarter of an hour.
const fillIn = ({ username, password }, notice) => {
  const kept = sessionStorage.getItem("marelle.start");
  sessionStorage.removeItem("marelle.start");
  if (!kept || username.value) return;
  const { at, sheet } = JSON.parse(kept);
  if (!(Math.abs(Date.now() - at) < 900000)) return;
  const bytes = Uint8Array.from(atob(sheet.replace(/-/g, "+").replace(/_/g, "/")), (byte) => byte.charCodeAt(0));
  const { i: identifier, c: code = "" } = JSON.parse(new TextDecoder().decode(bytes));
  username.value = identifier;
  password.value = code;
  notice.hidden = false;
  notice.firstElementChild.textContent = code ? notice.dataset.filled : notice.dataset.filledIdentifier;
  (code ? document.getElementById("kc-login") : password).focus();
};

const filled = document.querySelector("[data-filled]");
try {
  if (filled) fillIn(document.getElementById("kc-form-login").elements, filled);
} catch {
  // Nothing is kept, or nothing of ours: identifier and code are to be typed.
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

document.querySelector("form[data-submit]")?.requestSubmit();

const next = document.querySelector("a[data-follow]");
if (next) addEventListener("load", () => location.replace(next.href));
