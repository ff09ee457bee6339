// Which view is shown, by the address; each is made when it is first asked for.

const VIEWS = {
  overview: {},
  documents: { render: renderDocuments, route: routeDocuments },
  timeline: { render: renderTimeline },
  trade: { render: renderTrade, route: routeTrade },
  people: { render: renderPeople },
  agreements: { render: renderAgreements },
  conflicts: { route: routeConflicts },
  tables: { route: routeTables },
};
const made = new Set(["overview"]);

function showView() {
  const [name, ...rest] = location.hash.slice(1).split("/").map(decoded);
  if (name === "view") return;
  const chosen = name in VIEWS ? name : "overview";
  const view = document.getElementById(`${chosen}-view`);
  const changed = view.hidden;
  hideCard();
  for (const one of document.querySelectorAll(".view")) one.hidden = one !== view;
  for (const link of document.querySelectorAll(".bar nav a")) {
    if (link.dataset.view === chosen) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const { render, route } = VIEWS[chosen];
  if (!made.has(chosen) && render) render(view);
  made.add(chosen);
  if (changed) scrollTo(0, 0);
  if (route) route(view, rest);
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** The choice is kept where the browser lets a page keep one. */
function themeSwitch(button) {
  const tell = () => {
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", isDark() ? "Switch to light" : "Switch to dark");
  };
  try {
    const kept = localStorage.getItem("vnru-extract-theme");
    if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
  } catch {
    /* a page from a file may have no storage */
  }
  button.hidden = false;
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("vnru-extract-theme", document.documentElement.dataset.theme);
    } catch {
      /* then it lasts as long as the page */
    }
    tell();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
  tell();
}

themeSwitch(document.getElementById("theme"));
for (const cell of document.querySelectorAll("[data-country]")) cell.textContent = countryName(cell.dataset.country);
fillOverview(document.getElementById("brief"), document.getElementById("newest"));
addEventListener("hashchange", showView);
showView();
document.documentElement.dataset.ready = "true";
