// Building elements. Foreign text only ever becomes a text node or an attribute value.

/** @import { Child, Props, Root, Translate } from "./types.d.ts" */

// Make an element: props starting with "on" are listeners, "class" and data-*/aria-* are attributes.
/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Props<HTMLElementTagNameMap[K]> | null} [props]
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name === "style") Object.assign(element.style, value);
    else if (name === "value" || name === "checked" || name === "disabled" || name === "selected")
      Object.assign(element, { [name]: value });
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  fill(element, children);
  return element;
}

/** @param {Element} element @param {Child[]} children */
function fill(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) {
      fill(element, child);
      continue;
    }
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

// Replace what an element holds.
/** @param {Element} element @param {Child[]} children */
export function refill(element, ...children) {
  element.replaceChildren();
  fill(element, children);
}

/** @type {WeakMap<Element, string>} What is drawn in an element, said in a line. */
const drawn = new WeakMap();

// Replace what an element holds unless it holds that already: `look` says all that its children are made of.
/** @param {Element} element @param {unknown[]} look @param {() => Child[]} children */
export function redraw(element, look, children) {
  const told = JSON.stringify(look);
  if (drawn.get(element) === told) return;
  drawn.set(element, told);
  refill(element, ...children());
}

// Latin letters get a space where they meet Chinese characters, as in i18n.py.
/** @param {string} wording @param {string} place @param {string} value @returns {string} */
function filled(wording, place, value) {
  const [first, ...parts] = wording.split(place);
  return parts.reduce(
    (before, part) =>
      before +
      (/[\u3400-\u9fff]$/.test(before) && /^[A-Za-z]/.test(value) ? " " : "") +
      value +
      (/^[\u3400-\u9fff]/.test(part) && /[A-Za-z]$/.test(value) ? " " : "") +
      part,
    first,
  );
}

// A lookup of wordings with {name} places; an unknown key shows itself.
/** @param {Record<string, string>} strings @returns {Translate} */
export function translator(strings) {
  return (key, values) => {
    let wording = strings[key] ?? key;
    for (const [name, value] of Object.entries(values || {}))
      wording = filled(wording, `{${name}}`, String(value));
    return wording;
  };
}

/** @param {string} key */
export function keycap(key) {
  return h("kbd", { "aria-hidden": "true" }, key);
}

// A button that shows its key.
/**
 * @param {Child} label
 * @param {string | null} key
 * @param {(event: MouseEvent) => unknown} onclick
 * @param {Props<HTMLButtonElement>} [props]
 */
export function actionButton(label, key, onclick, props) {
  return h(
    "button",
    { type: "button", onclick, "aria-keyshortcuts": key, ...props },
    label,
    key ? [" ", keycap(key)] : null,
  );
}

/** @template {unknown[]} A @param {number} wait @param {(...args: A) => void} work */
export function debounce(wait, work) {
  let timer = 0;
  return (/** @type {A} */ ...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...args), wait);
  };
}

// Keep an element in the middle third of its scroller without moving the page.
/**
 * @param {Element} scroller
 * @param {{ getBoundingClientRect(): DOMRect }} element
 * @param {boolean} [smooth]
 */
export function bringIntoView(scroller, element, smooth) {
  const box = scroller.getBoundingClientRect();
  const spot = element.getBoundingClientRect();
  if (spot.top >= box.top + 40 && spot.bottom <= box.bottom - 60) return;
  const top = scroller.scrollTop + spot.top - box.top - box.height / 3;
  scroller.scrollTo({ top, behavior: smooth ? "smooth" : "instant" });
}

// Copy a text; `within` is where a helper may take the focus: the dialog while one is open.
/** @param {string} text @param {Element} [within] */
export async function copyText(text, within = document.body) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = h("textarea", { style: { position: "fixed", opacity: "0" } });
  area.value = text;
  within.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  return undefined;
}

// Refill, and give the focus back to the control at the same place.
/** @param {Root} root @param {Element} element @param {Child[]} children */
export function refillFocused(root, element, ...children) {
  const controls = () => [...element.querySelectorAll("button, a, select, input, textarea")];
  const active = root.activeElement;
  const at = active && element.contains(active) ? controls().indexOf(active) : -1;
  refill(element, ...children);
  if (at >= 0) /** @type {HTMLElement | undefined} */ (controls()[at])?.focus({ preventScroll: true });
}

// The button that shows the controls of a view on a narrow screen, where reading comes first; the style
// sheet hides it elsewhere.
/** @param {Translate} t @param {() => Element | null} view */
export function unfolder(t, view) {
  const button = h(
    "button",
    {
      type: "button",
      class: "unfold",
      "aria-expanded": "false",
      onclick: () => {
        const open = view()?.classList.toggle("unfolded");
        button.setAttribute("aria-expanded", String(open ?? false));
      },
    },
    t("common.controls"),
  );
  return button;
}

// The place that Streamlit made for a view.
/** @param {HTMLElement} parent @returns {HTMLElement} */
export function hostOf(parent) {
  const host = parent.querySelector(".host");
  if (host instanceof HTMLElement) return host;
  throw new Error("A view was mounted without its host.");
}

// The shadow root that a view stands in, else the page: whose element has the focus is asked there.
/** @param {HTMLElement} host @returns {Root} */
export function rootOf(host) {
  const root = host.getRootNode();
  return root instanceof ShadowRoot ? root : document;
}

// The element where an event began, also inside a shadow root.
/** @param {Event} event @returns {Element | null} */
export function originOf(event) {
  const [origin] = event.composedPath();
  return origin instanceof Element ? origin : null;
}
