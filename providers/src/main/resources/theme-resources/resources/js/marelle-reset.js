// Hands in the key of a mailed link, which only this page's script sees, and takes it out of the address bar. Kept in this
// tab so that another language, or a reload, goes on where it was.
const form = document.querySelector("form[data-key]");
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

const key = location.hash.slice(1);
if (!form || "refused" in form.dataset) {
  // It has done what it was for, or opens nothing.
  remember(null);
} else if (key || remembered()) {
  remember(key || remembered());
  history.replaceState(null, "", location.pathname + location.search);
  form.elements.key.value = remembered() ?? key;
  form.requestSubmit();
}
