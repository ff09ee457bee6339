// The card that tells what stands behind words or a bar: on hover and focus, gone with Escape.

const card = document.getElementById("card");
let cardOwner = null;
let leaving;

function placeCard(anchor) {
  const box = anchor.getClientRects()[0] || anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = box.bottom + 6 + height <= innerHeight || box.top < height + 6;
  // Over the text only: what stands beside it says more, and is there to be clicked.
  const right = (anchor.closest(".sheet") || document.documentElement).getBoundingClientRect().right;
  card.style.left = `${Math.max(8, Math.min(box.left, right - width - 8))}px`;
  card.style.top = `${below ? box.bottom + 6 : box.top - height - 6}px`;
}

function showCard(anchor, content) {
  clearTimeout(leaving);
  if (cardOwner === anchor) return;
  hideCard();
  cardOwner = anchor;
  card.replaceChildren(...content());
  card.hidden = false;
  anchor.setAttribute("aria-describedby", "card");
  placeCard(anchor);
}

function hideCard() {
  clearTimeout(leaving);
  if (cardOwner) cardOwner.removeAttribute("aria-describedby");
  cardOwner = null;
  card.hidden = true;
}

/** Gives an element a card; the pointer may move into the card without losing it. */
function withCard(anchor, content) {
  anchor.addEventListener("pointerenter", () => showCard(anchor, content));
  anchor.addEventListener("pointerleave", leaveCard);
  anchor.addEventListener("focus", () => showCard(anchor, content));
  anchor.addEventListener("blur", hideCard);
  return anchor;
}

function leaveCard() {
  clearTimeout(leaving);
  leaving = setTimeout(hideCard, 150);
}

card.addEventListener("pointerenter", () => clearTimeout(leaving));
card.addEventListener("pointerleave", leaveCard);
addEventListener("keydown", (event) => {
  if (event.key === "Escape") hideCard();
});
addEventListener("scroll", hideCard, { passive: true });

/** What the card says of one fact. */
function factCard(fact, number) {
  const kind = kindOf(fact);
  return h(
    "div",
    { class: "fact-card" },
    h("p", { class: `kind ${kind}` }, KIND_NAMES[kind]),
    h("p", { class: "headline" }, headline(fact)),
    detailList(fact, number, [["rule", fact.rule]]),
  );
}
