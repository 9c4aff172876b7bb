// Keeps what a login sheet's QR code brought for the login page of this tab, takes it out of the address bar, and goes on
// to the portal. marelle.js fills it in.
const sheet = location.hash.slice(1);
if (sheet) {
  history.replaceState(null, "", location.pathname + location.search);
  try {
    sessionStorage.setItem("marelle.start", JSON.stringify({ at: Date.now(), sheet }));
  } catch {
    // A browser that keeps nothing: identifier and code are to be typed.
  }
}
location.replace(document.getElementById("marelle-start").href);
