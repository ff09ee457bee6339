// People of all documents, and the offices that they are shown to hold, by the days of the documents.

const people = { country: "", role: "", wanted: "" };

/** One person: how often named, and each office with the days on which documents show it held. */
function personOf({ name, names, countries, places, offices }) {
  const held = offices.map((office) => ({
    office,
    days: office.seen.length ? office.seen : publishedDays(office.places),
  }));
  held.sort((a, b) => byText(a.days[0] || "9999", b.days[0] || "9999"));
  const mentions = places.reduce((sum, place) => sum + factAt(place).spans.length, 0);
  const words = [name, ...names, ...held.map(({ office }) => office.title)].join(" ");
  return {
    name,
    names: names.filter((other) => other !== name),
    countries,
    held,
    places,
    mentions,
    search: folded(words),
  };
}

/** Of an office that is not shown to be held then, the days of the documents that name it. */
function publishedDays(places) {
  const days = places.map(([number]) => data.documents[number].published).filter(Boolean);
  return [...new Set(days)].sort();
}

function chosenPeople() {
  const wanted = folded(people.wanted).split(/\s+/).filter(Boolean);
  return people.all.filter(
    (one) =>
      (!people.country ||
        one.countries.includes(people.country) ||
        one.held.some(({ office }) => office.country === people.country)) &&
      (!people.role || one.held.some(({ office }) => office.role === people.role)) &&
      wanted.every((word) => one.search.includes(word)),
  );
}

function personRow(one, axis) {
  return h(
    "li",
    { class: "row" },
    h(
      "div",
      { class: "who" },
      h(
        "p",
        {},
        h("a", { class: "title", href: linkTo(...one.places[0]) }, one.name),
        " ",
        h("span", { class: "soft" }, one.countries.map(countryName).join(" or ")),
      ),
      one.names.length > 0 && h("p", { class: "soft" }, `also ${one.names.join(", ")}`),
      h("p", { class: "soft" }, `${counted(one.mentions, "mention")} in ${counted(one.places.length, "document")}`),
    ),
    h(
      "ul",
      { class: "held" },
      one.held.map((held) =>
        h(
          "li",
          {},
          h(
            "div",
            {},
            h("a", { href: linkTo(...held.office.places[0]) }, officeWords(held.office)),
            held.office.country &&
              !one.countries.includes(held.office.country) &&
              ` (${countryName(held.office.country)})`,
            h("span", { class: "soft" }, ` ${heldWhen(held)}`),
          ),
          strip(axis, heldMarks(held, axis)),
        ),
      ),
    ),
  );
}

/** A dot for each day of a document, and a line from the first to the last. */
function heldMarks({ office, days }, axis) {
  if (!days.length) return [];
  const x = days.map((day) => percent(axis.at(day)));
  return [
    svg("line", { class: `extent offices ${office.tenure}`, x1: x[0], x2: x[x.length - 1], y1: "50%", y2: "50%" }),
    [...new Set(x)].map((cx) => svg("circle", { class: `dot offices ${office.tenure}`, cx, cy: "50%", r: "4" })),
  ];
}

function heldWhen({ days, office }) {
  const documents = new Set(office.places.map(([number]) => number)).size;
  if (!days.length) return "in undated documents";
  const [first, last] = [days[0], days[days.length - 1]].map(spokenDate);
  return first === last ? first : `${first} to ${last}, ${counted(documents, "document")}`;
}

function fillPeople(place) {
  const chosen = chosenPeople();
  const list = h("ul", { class: "rows" });
  const more = growing(list, chosen, (one) => personRow(one, people.axis), 50);
  place.replaceChildren(
    h(
      "p",
      { class: "soft" },
      `${counted(chosen.length, "person", "people")}. Dots are days of documents that show the office held.`,
    ),
    h(
      "div",
      { class: "row head", "aria-hidden": "true" },
      h("div", {}, "Person"),
      h("div", { class: "held" }, h("div", {}, h("div", {}, "Office"), axisHead(people.axis))),
    ),
    list,
    more,
  );
  say(`${counted(chosen.length, "person", "people")} listed`);
}

function renderPeople(view) {
  people.all = data.people
    .map(personOf)
    .sort((a, b) => b.places.length - a.places.length || b.mentions - a.mentions || byText(a.name, b.name));
  people.axis = axisOf(people.all.flatMap((one) => one.held.flatMap(({ days }) => days)));
  const codes = [
    ...new Set(
      people.all.flatMap((one) => [...one.countries, ...one.held.map(({ office }) => office.country)]).filter(Boolean),
    ),
  ];
  const roles = [...new Set(people.all.flatMap((one) => one.held.map(({ office }) => office.role)))].sort();
  const place = h("div");
  const refill = () => fillPeople(place);
  view.replaceChildren(
    h("h1", {}, "People and offices"),
    h(
      "div",
      { class: "tools" },
      search("Find", (wanted) => {
        people.wanted = wanted;
        refill();
      }),
      countryChoice(codes, (code) => {
        people.country = code;
        refill();
      }),
      choice("Role", [["", "All"], ...roles.map((role) => [role, plain(role)])], "", (role) => {
        people.role = role;
        refill();
      }),
    ),
    place,
  );
  refill();
}
