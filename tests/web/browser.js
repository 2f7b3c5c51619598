// As much of a browser as the modules without a screen ask for; imported before them.

class Storage {
  #kept = new Map();
  getItem(key) {
    return this.#kept.get(key) ?? null;
  }
  setItem(key, value) {
    this.#kept.set(key, String(value));
  }
  removeItem(key) {
    this.#kept.delete(key);
  }
}

// A node of the page: `matches` are the selectors that it or one of its ancestors answers to.
class Element extends EventTarget {
  constructor(matches = []) {
    super();
    this.matching = matches;
  }
  closest(selectors) {
    return selectors.split(",").some((each) => this.matching.includes(each.trim())) ? this : null;
  }
}

class Page extends EventTarget {
  activeElement = null;
  body = new Element();
  // Node forgets a listener only where capturing is named in options, a browser also where it is `true`.
  removeEventListener(type, listener, capture) {
    super.removeEventListener(type, listener, { capture: Boolean(capture) });
  }
}

const told = {
  window: globalThis,
  Element,
  document: new Page(),
  sessionStorage: new Storage(),
  localStorage: new Storage(),
};
for (const [name, value] of Object.entries(told))
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

// What a key press looks like to a listener on the page.
export function pressed(key, { on = new Element(), ...more } = {}) {
  const event = new Event("keydown", { cancelable: true });
  Object.assign(event, {
    key,
    code: "",
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...more,
  });
  event.composedPath = () => [on];
  return event;
}

export { Element };
