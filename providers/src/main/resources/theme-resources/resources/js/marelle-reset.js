// Hands in the key of a mailed link, which only this page's script sees, and takes it out of the address bar. Kept in this
// tab until it is used, so that another language goes on where the person was.
const remember = (key) => {
  try {
    if (key) sessionStorage.setItem("marelle.key", key);
    else sessionStorage.removeItem("marelle.key");
  } catch {
    // A browser that keeps nothing: the link can be opened again.
  }
};
const remembered = () => {
  try {
    return sessionStorage.getItem("marelle.key");
  } catch {
    return null;
  }
};

// The link again, in the tab where it was opened before: nothing but the fragment changes.
addEventListener("hashchange", () => {
  remember(location.hash.slice(1));
  location.replace(location.pathname + location.search);
});

const form = document.querySelector("form[data-key]");
if (document.querySelector("[data-key-over]")) {
  remember(null);
} else if (form) {
  const key = location.hash.slice(1) || remembered();
  remember(key);
  history.replaceState(null, "", location.pathname + location.search);
  if (key) {
    form.elements.key.value = key;
    form.requestSubmit();
  }
}
