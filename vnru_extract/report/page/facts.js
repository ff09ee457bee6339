// Facts in words: a headline, and the values behind it.

function plain(word) {
  return word.replaceAll("_", " ");
}

function officeWords(office) {
  const tenure = office.tenure === "current" ? "" : `${office.tenure} `;
  const organisation =
    office.organisation && !office.title.endsWith(office.organisation) ? `, ${office.organisation}` : "";
  const to = office.accredited_to && !office.title.includes(" to ") ? ` to ${countryName(office.accredited_to)}` : "";
  return `${tenure}${office.title}${organisation}${to}`;
}

function parties(figure) {
  const { flow, reporter, partner } = figure;
  const names = [reporter ? countryName(reporter) : "?", partner ? countryName(partner) : "the world"];
  if (flow === "turnover") return names.join(" and ");
  return `${names[0]} ${{ exports: "to", imports: "from", balance: "with", investment: "in" }[flow]} ${names[1]}`;
}

const HEADLINES = {
  people: (fact) => fact.name,
  offices: (fact) => officeWords(fact),
  dates: (fact) => spokenDate(fact.value),
  trade_figures: (fact) => quantity({ ...fact, change: fact.change_pct }, fact.currency || fact.unit),
  agreements: (fact) => fact.name,
  events: (fact) => [plain(fact.type), fact.place && `in ${fact.place}`].filter(Boolean).join(" "),
};

const DETAILS = {
  people: (fact, one) => [
    ["country", fact.country && countryName(fact.country)],
    [
      "office",
      one.offices
        .filter((office) => office.holder === fact.id)
        .map(officeWords)
        .join("; "),
    ],
  ],
  offices: (fact, one) => [
    ["holder", fact.holder && one.people[Number(fact.holder.slice(1)) - 1].name],
    ["role", plain(fact.role)],
    ["of", fact.country && countryName(fact.country)],
    ["to", fact.accredited_to && countryName(fact.accredited_to)],
    ["registry", [fact.registry, fact.registry_note].filter(Boolean).join(": ")],
  ],
  dates: (fact) => [["EDTF", fact.value]],
  trade_figures: (fact) => [
    [plain(fact.flow), parties(fact)],
    ["of", fact.commodity],
    ["period", fact.period && spokenDate(fact.period)],
    ["status", fact.status === "actual" ? "" : fact.status],
  ],
  agreements: (fact) => [
    ["type", plain(fact.type)],
    ["parties", countryNames(fact.parties || [])],
    ["signed", fact.signed && spokenDate(fact.signed)],
    ["in force", fact.in_force && spokenDate(fact.in_force)],
    ["until", fact.expires && spokenDate(fact.expires)],
    ["status", fact.status === "unknown" ? "" : plain(fact.status)],
  ],
  events: (fact, one) => [
    ["date", fact.date && spokenDate(fact.date)],
    ["people", (fact.people || []).map((id) => one.people[Number(id.slice(1)) - 1].name).join(", ")],
    ["countries", countryNames(fact.countries || [])],
    ["agreements", (fact.agreements || []).map((id) => one.agreements[Number(id.slice(1)) - 1].name).join("; ")],
  ],
};

function kindOf(fact) {
  return KIND_OF[fact.id[0]];
}

function headline(fact) {
  return HEADLINES[kindOf(fact)](fact);
}

function details(fact, number) {
  return DETAILS[kindOf(fact)](fact, data.documents[number]).filter(([, value]) => value);
}

/** The values behind a headline, as a list of terms; and which rule says so. */
function detailList(fact, number, more = []) {
  return h(
    "dl",
    { class: "details" },
    [...details(fact, number), ...more].map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}
