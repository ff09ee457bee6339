// What documents cannot both be right about: each side with its words.

const CONFLICTS = {
  figures_differ: "Trade figures",
  agreement_dates_differ: "Dates of agreements",
  milestone_dates_differ: "Dates of milestones",
  two_holders_at_once: "Two holders of one office",
  former_then_current: "Former, then in office",
  two_countries: "Two countries of one person",
};

/** [rule, conflicts] for each rule that found any. */
function contradictedRules() {
  return Object.keys(CONFLICTS)
    .map((rule) => [rule, data.conflicts.filter((one) => one.rule === rule)])
    .filter(([, found]) => found.length);
}

/** The sides of a conflict beside each other, each with the words of up to three documents. */
function conflictBox(title, sides) {
  return h(
    "div",
    { class: "conflict" },
    h("h3", {}, title),
    h(
      "ul",
      { class: "sides" },
      sides.map(({ name, places }) =>
        h("li", {}, h("b", {}, name), places.slice(0, 3).map(quoteOf), moreSources(places.slice(3))),
      ),
    ),
  );
}

function quoteOf([number, id]) {
  const fact = factAt([number, id]);
  return h(
    "blockquote",
    {},
    h("p", {}, trimmed(wordsOf(number, fact.sentence || fact.spans[0]))),
    h("footer", {}, h("a", { href: linkTo(number, id) }, titleOf(data.documents[number]))),
  );
}

function moreSources(places) {
  return places.length > 0 && sources(places.map(([number, id]) => [number, { id }]));
}

function sideName(rule, value) {
  if (rule === "two_countries") return countryName(value);
  return rule.endsWith("dates_differ") ? spokenDate(value) : value;
}

/** `#conflicts`, `#conflicts/figures_differ` */
function routeConflicts(view, [wanted]) {
  const rules = contradictedRules();
  const [rule, found] = rules.find(([one]) => one === wanted) || rules[0] || [null, []];
  const list = h("div", { class: "conflicts" });
  const more = growing(
    list,
    found,
    (one) =>
      conflictBox(
        one.subject,
        one.sides.map(({ value, places }) => ({ name: sideName(rule, value), places })),
      ),
    40,
  );
  view.replaceChildren(
    h("h1", {}, "Where documents contradict each other"),
    rules.length > 0
      ? h(
          "nav",
          { class: "tabs", "aria-label": "Kinds of conflicts" },
          rules.map(([one, conflicts]) =>
            h(
              "a",
              { href: `#conflicts/${one}`, "aria-current": one === rule ? "page" : null },
              CONFLICTS[one],
              " ",
              h("span", { class: "count" }, conflicts.length.toLocaleString("en")),
            ),
          ),
        )
      : h("p", { class: "notice" }, "No two documents contradict each other in what they have in common."),
    list,
    more,
  );
}
