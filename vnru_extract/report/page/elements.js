// Elements made piece by piece: text only ever becomes text.

const SVG = "http://www.w3.org/2000/svg";

function built(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : shown(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    made.append(child instanceof Node ? child : shown(child));
  }
  return made;
}

function h(name, attributes, ...children) {
  return built(document.createElement(name), attributes, children);
}

function svg(name, attributes, ...children) {
  return built(document.createElementNS(SVG, name), attributes, children);
}

/** A choice among few: a labelled `select`. `options` are [value, label]. */
function choice(title, options, chosen, onchange) {
  const select = h(
    "select",
    { onchange: () => onchange(select.value) },
    options.map(([value, name]) => h("option", { value, selected: value === chosen }, name)),
  );
  return h("label", { class: "field" }, h("span", {}, title), select);
}

/** A field to search in, which waits until the typing pauses. */
function search(title, onchange) {
  let waiting;
  const input = h("input", {
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => onchange(input.value), 120);
    },
  });
  return h("label", { class: "field wide" }, h("span", {}, title), input);
}

/** Kinds to switch on and off. */
function kindSwitches(kinds, on, onchange, names = {}) {
  return h(
    "div",
    { class: "switches", role: "group", "aria-label": "Kinds shown" },
    kinds.map((kind) => {
      const button = h(
        "button",
        {
          type: "button",
          class: `kind ${kind}`,
          "aria-pressed": String(on.has(kind)),
          onclick: () => {
            if (on.has(kind)) on.delete(kind);
            else on.add(kind);
            button.setAttribute("aria-pressed", String(on.has(kind)));
            onchange();
          },
        },
        names[kind] || KIND_NAMES[kind],
      );
      return button;
    }),
  );
}

/** Tells what changed to those who do not see it. */
function say(text) {
  document.getElementById("said").textContent = text;
}
