// What the overview has beyond its counts: where to look first.

function brief(place, title, items, make) {
  if (!items.length) return;
  place.append(
    h(
      "section",
      {},
      h("h2", {}, title),
      h(
        "ul",
        { class: "plain" },
        items.slice(0, 10).map((one) => h("li", {}, make(one))),
      ),
    ),
  );
}

function fillOverview(place, newestPlace) {
  brief(place, "Where documents contradict each other", contradictedRules(), ([rule, found]) => [
    h("a", { href: `#conflicts/${rule}` }, CONFLICTS[rule]),
    " ",
    h("span", { class: "soft" }, found.length.toLocaleString("en")),
  ]);
  const named = data.people.filter(({ places }) => places.length > 1);
  named.sort((a, b) => b.places.length - a.places.length);
  brief(place, "People in most documents", named, ({ name, countries, places }) => [
    h("a", { href: linkTo(...places[0]) }, name),
    " ",
    h("span", { class: "soft" }, [...countries.map(countryName), counted(places.length, "document")].join(", ")),
  ]);
  const newest = data.documents.map((one, number) => [one, number]).filter(([one]) => one.published);
  newest.sort(([one], [other]) => byText(other.published, one.published));
  brief(newestPlace, "Newest documents", newest, ([one, number]) => [
    h("a", { href: linkTo(number) }, titleOf(one)),
    " ",
    h("span", { class: "soft" }, spokenDate(one.published)),
  ]);
}
