// Shows what has come in since without a reload, so that nobody loses their place.
(() => {
  const EVERY = 2000;
  const list = () => document.querySelector("[data-revision]");

  const look = async () => {
    try {
      const revision = (await (await fetch("/revision")).text()).trim();
      if (revision !== list().dataset.revision) {
        const page = new DOMParser().parseFromString(await (await fetch("/")).text(), "text/html");
        list().replaceWith(page.querySelector("[data-revision]"));
        document.getElementById("count").textContent = page.getElementById("count").textContent;
      }
    } catch {
      // The demonstration has been stopped; it may come back.
    }
    setTimeout(look, EVERY);
  };

  setTimeout(look, EVERY);
})();
